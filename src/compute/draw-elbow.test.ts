import { expect, test } from 'vitest';
import { drawElbow } from './draw-elbow.ts';

const INPUT = {
  title: 'a < b & c',
  runs: [
    { nClusters: 2, inertia: 9, silhouette: 0.3 },
    { nClusters: 3, inertia: 4, silhouette: null },
    { nClusters: 5, inertia: 3, silhouette: 0.5 },
  ],
  elbow: 3,
  picked: null,
};

test('the same sweep gives the same bytes, whatever else the process has drawn', () => {
  const first = drawElbow(INPUT);
  drawElbow({ ...INPUT, title: 'another' });
  expect(drawElbow(INPUT)).toBe(first);
});

test('names are text, and only what there is is marked', () => {
  const svg = drawElbow(INPUT);
  expect(svg).toContain('a &lt; b &amp; c');
  expect(svg).toContain('elbow: k = 3');
  expect(svg).not.toContain('picked');
  expect(drawElbow({ ...INPUT, runs: INPUT.runs.slice(0, 1), elbow: null })).toMatch(/^<svg /);
});
