const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Spreadsheets count a 29 February 1900, which there was not. */
const LEAP_BUG_DAY = 60;
const LAST_DAY = 2_958_466;

/** Whether a number format shows dates or times: ECMA-376, part 1, section 18.8.30. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    );
  // Quoted and escaped characters, colours and conditions are no format; elapsed times are numbers.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0];
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

/** A day number of a spreadsheet as an ISO date, with the time where it has one; null where it is no date. */
export function dateText(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST_DAY)) return null;
  if (!from1904 && serial < 1) return new Date(Math.round(serial * DAY_MS)).toISOString().slice(11, 19);
  const days = from1904 || serial >= LEAP_BUG_DAY ? serial : serial + 1;
  const time = (from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(days * DAY_MS);
  const text = new Date(time).toISOString();
  return Number.isInteger(serial)
    ? text.slice(0, 10)
    : text
        .slice(0, -1)
        .replace('T', ' ')
        .replace(/\.000$/, '');
}
