import { expect, test } from 'vitest';
import { en } from '../../i18n/en.ts';
import { id } from '../../i18n/id.ts';
import { describeCron, zoneName } from './cron-words.ts';

const inEnglish = (cron: string) => describeCron(cron, { locale: 'en-GB', words: en.pipelines.cron });
const inIndonesian = (cron: string) => describeCron(cron, { locale: 'id-ID', words: id.pipelines.cron });

test('the common forms of cron are told in words, in both languages', () => {
  const told = [
    ['0 2 1 * *', 'every month on the 1st at 02:00', 'setiap bulan tanggal 1 pukul 02.00'],
    ['0 0 2 1 * *', 'every month on the 1st at 02:00', 'setiap bulan tanggal 1 pukul 02.00'],
    ['30 6,18 * * ?', 'every day at 06:30 and 18:30', 'setiap hari pukul 06.30 dan 18.30'],
    ['0 3 * * mon', 'every Monday at 03:00', 'setiap Senin pukul 03.00'],
    ['0 3 * * 1-5', 'every Monday to Friday at 03:00', 'setiap Senin sampai Jumat pukul 03.00'],
    ['0 3 * * 0,6,7', 'every Saturday and Sunday at 03:00', 'setiap Sabtu dan Minggu pukul 03.00'],
    [
      '0 3 2,3,21 * *',
      'every month on the 2nd, 3rd and 21st at 03:00',
      'setiap bulan tanggal 2, 3, dan 21 pukul 03.00',
    ],
    ['0 3 L * *', 'every month on the last day at 03:00', 'setiap bulan tanggal terakhir pukul 03.00'],
    [
      '0 3 1 */6 *',
      'every year on the 1st of January and July at 03:00',
      'setiap tahun tanggal 1 Januari dan Juli pukul 03.00',
    ],
    ['*/15 * * * *', 'every 15 minutes', 'setiap 15 menit'],
    ['5 * * * *', 'every hour at minute 5', 'setiap jam pada menit ke-5'],
    ['0 */6 * * *', 'every 6 hours at minute 0', 'setiap 6 jam pada menit ke-0'],
    ['* * * * *', 'every minute', 'setiap menit'],
  ];
  expect(told.map(([cron]) => [cron, inEnglish(cron), inIndonesian(cron)])).toEqual(told);
});

test('what has no simple words is left to its expression', () => {
  const others = [
    '30 0 2 1 * *',
    '0 3 1 * 1',
    '0 3 * * 1#2',
    '*/7 * * * *',
    '0 */5 * * *',
    '*/5 2 * * *',
    '0 3 * 6 *',
    'never',
  ];
  expect(others.map(inEnglish)).toEqual(others.map(() => null));
});

test('the zones of Indonesia have their own names, in both languages', () => {
  const at = new Date('2026-11-30T19:00:00Z');
  expect(
    ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map((zone) => zoneName(zone, at, 'en-GB')),
  ).toEqual(['WIB', 'WITA', 'WIT']);
  expect(zoneName('Europe/London', at, 'en-GB')).toBe('GMT');
});
