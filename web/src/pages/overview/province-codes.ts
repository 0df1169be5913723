/**
 * BPS codes of the provinces, by the ids of the map, which are those of ISO 3166-2:ID. Source: BPS, Master File Desa.
 * The map has the 34 provinces before the division of Papua in 2022.
 */
export const PROVINCE_CODES: Record<string, string> = {
  'id-ac': 'P11',
  'id-su': 'P12',
  'id-sb': 'P13',
  'id-ri': 'P14',
  'id-ja': 'P15',
  'id-ss': 'P16',
  'id-be': 'P17',
  'id-la': 'P18',
  'id-bb': 'P19',
  'id-kr': 'P21',
  'id-jk': 'P31',
  'id-jb': 'P32',
  'id-jt': 'P33',
  'id-yo': 'P34',
  'id-ji': 'P35',
  'id-bt': 'P36',
  'id-ba': 'P51',
  'id-nb': 'P52',
  'id-nt': 'P53',
  'id-kb': 'P61',
  'id-kt': 'P62',
  'id-ks': 'P63',
  'id-ki': 'P64',
  'id-ku': 'P65',
  'id-sa': 'P71',
  'id-st': 'P72',
  'id-sn': 'P73',
  'id-sg': 'P74',
  'id-go': 'P75',
  'id-sr': 'P76',
  'id-ma': 'P81',
  'id-mu': 'P82',
  'id-pb': 'P91',
  'id-pa': 'P94',
};

const CODES = new Set(Object.values(PROVINCE_CODES));

/** The province that a key names: "P35", "35" and "id-ji" are Jawa Timur. */
export function provinceOf(key: string): string | null {
  const code = /^\d\d$/.test(key) ? `P${key}` : key;
  return CODES.has(code) ? code : (PROVINCE_CODES[key.toLowerCase()] ?? null);
}
