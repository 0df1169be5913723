import type { Messages } from '../language.tsx';

export const common: Messages['common'] = {
  product: 'Gugus',
  loading: 'Memuat …',
  retry: 'Coba lagi',
  unknownPage: 'Halaman ini tidak ada.',
  toOverview: 'Ke ikhtisar',
  skipToContent: 'Langsung ke isi',
  menu: 'Menu',
  language: 'Bahasa',
  theme: { light: 'Warna terang', dark: 'Warna gelap' },
  offline: 'Sambungan terputus; akan tersambung kembali dengan sendirinya.',
  errorTitle: 'Tidak berhasil.',
  unreachable: 'Server tidak menjawab. Apakah sedang berjalan?',
  signIn: {
    title: 'Masuk',
    hint: 'Buka tautan yang dicetak server saat pertama kali berjalan, atau masukkan kunci API.',
    key: 'Kunci API',
    submit: 'Masuk',
    wrong: 'Kunci ini tidak berlaku.',
    signOut: 'Keluar',
  },
  pages: {
    overview: 'Ikhtisar',
  },
  columns: {
    created: 'Dibuat',
    rows: 'Baris',
  },
};
