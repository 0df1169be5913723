import type { Messages } from '../language.tsx';

export const overview: Messages['overview'] = {
  title: 'Ikhtisar',
  noModel: 'Belum ada yang di Production.',
  noModelHint: 'Buat dataset, mulai sweep, lalu promosikan modelnya; peta akan menampilkan klasternya.',
  data: 'Data',
  champion: 'Di Production',
  map: 'Provinsi menurut klaster',
  places: 'Baris menurut klaster',
  noMap: 'Kunci dataset ini bukan provinsi; klasternya ditampilkan sebagai daftar.',
  sizes: 'Jumlah baris per klaster',
  place: 'Tempat',
  cluster: 'Klaster',
  distance: 'Jarak ke pusat',
  attribution: 'Peta: @svg-maps/indonesia oleh Victor Cazanave, CC BY 4.0.',
};
