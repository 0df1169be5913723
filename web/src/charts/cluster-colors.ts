/**
 * Colours of ordered clusters, lowest first; the highest is always green. From the colour-blind-safe palette of Okabe and
 * Ito (https://jfly.uni-koeln.de/color/), which stays distinct in all common forms of colour blindness.
 */
const GREEN = '#009e73';
const BELOW: Record<number, string[]> = {
  1: ['#e69f00'],
  2: ['#d55e00', '#f0c419'],
  3: ['#d55e00', '#e69f00', '#56b4e9'],
  4: ['#d55e00', '#e69f00', '#f0c419', '#56b4e9'],
  5: ['#cc79a7', '#d55e00', '#e69f00', '#f0c419', '#56b4e9'],
  6: ['#7f7f7f', '#cc79a7', '#d55e00', '#e69f00', '#f0c419', '#56b4e9'],
};

/** One colour for each of `count` clusters, in the order of their ids. Beyond seven, hues repeat in lighter shades. */
export function clusterColors(count: number): string[] {
  if (count === 1) return [GREEN];
  const below = BELOW[Math.min(count - 1, 6)];
  const missing = Math.max(0, count - 1 - below.length);
  return [...Array.from({ length: missing }, (_, i) => below[i % below.length]), ...below, GREEN];
}
