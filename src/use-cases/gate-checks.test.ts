import { expect, test } from 'vitest';
import { checkGate, type GateConditions, type GateFigures } from './gate-checks.ts';

const open: GateConditions = {
  metrics: [],
  requireComparable: false,
  minimumClusterSize: null,
  minimumClusterShare: null,
  minimumStability: null,
  minimumMatching: null,
};

const scores = [
  { metric: 'SILHOUETTE', champion: 0.25, challenger: 0.5 },
  { metric: 'DAVIES_BOULDIN', champion: 1, challenger: 0.75 },
  { metric: 'INERTIA', champion: 64, challenger: 80 },
] as const;

const figures: GateFigures = {
  clusterSizes: [6, 4, 30],
  stability: 0.75,
  champion: { name: 'v1.0', compared: { scores }, adjustedRand: 0.5 },
};

const check = (gate: Partial<GateConditions>, changes: Partial<GateFigures> = {}) =>
  checkGate({ ...open, ...gate }, { ...figures, ...changes });

const metric = (
  name: (typeof scores)[number]['metric'],
  direction: 'HIGHER' | 'LOWER',
  minimumImprovement: number,
) => check({ metrics: [{ metric: name, direction, minimumImprovement }] })[0];

test('an improvement counts in the direction that is better, and must be above its bound', () => {
  expect(metric('SILHOUETTE', 'HIGHER', 0.2)).toMatchObject({ passed: true, value: 0.25, bound: 0.2 });
  expect(metric('SILHOUETTE', 'HIGHER', 0.25)).toMatchObject({ passed: false, value: 0.25 });
  expect(metric('SILHOUETTE', 'LOWER', 0)).toMatchObject({ passed: false, value: -0.25 });
  expect(metric('DAVIES_BOULDIN', 'LOWER', 0.2)).toMatchObject({ passed: true, value: 0.25 });
  expect(metric('INERTIA', 'LOWER', 0)).toMatchObject({ passed: false, value: -16 });
  expect(metric('INERTIA', 'LOWER', -20)).toMatchObject({ passed: true, value: -16 });
  expect(metric('DAVIES_BOULDIN', 'LOWER', 0.2).reason).toBe(
    'the Davies-Bouldin index is 0.75 against 1 of v1.0 on the same data: an improvement of 0.25, above 0.2',
  );
});

test('the other bounds may be met exactly', () => {
  const bounds = {
    minimumClusterSize: 4,
    minimumClusterShare: 0.1,
    minimumStability: 0.75,
    minimumMatching: 0.5,
  };
  expect(check(bounds)).toMatchObject([
    { name: 'CLUSTER_SIZE', passed: true, value: 4, bound: 4 },
    { name: 'CLUSTER_SHARE', passed: true, value: 0.1, bound: 0.1 },
    { name: 'STABILITY', passed: true, value: 0.75, bound: 0.75 },
    { name: 'MATCHING', passed: true, value: 0.5, bound: 0.5 },
  ]);
  const above = Object.fromEntries(Object.entries(bounds).map(([name, bound]) => [name, bound + 1e-9]));
  expect(check(above).map(({ passed }) => passed)).toEqual([false, false, false, false]);
});

test('a champion that makes one cluster of everything is beaten, one that cannot score the data is not', () => {
  const metrics = [{ metric: 'SILHOUETTE', direction: 'HIGHER', minimumImprovement: 0 } as const];
  const alone = { scores: [{ metric: 'SILHOUETTE', champion: null, challenger: 0.1 } as const] };
  const champion = { name: 'v1.0', adjustedRand: null };
  expect(check({ metrics }, { champion: { ...champion, compared: alone } })).toMatchObject([
    { passed: true, value: null },
  ]);
  const misfit = { ...champion, compared: { misfit: 'it lacks x' } };
  const demanded = check({ metrics, requireComparable: true, minimumMatching: -1 }, { champion: misfit });
  expect(demanded.map(({ passed }) => passed)).toEqual([false, false, false]);
});
