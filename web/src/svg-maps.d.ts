declare module '@svg-maps/indonesia' {
  interface SvgMap {
    label: string;
    viewBox: string;
    locations: { id: string; name: string; path: string }[];
  }
  const map: SvgMap;
  export default map;
}
