import type { BenchCase } from './case.ts';
import { drift } from './drift.ts';
import { driftPower } from './drift-power.ts';
import { kmeans } from './kmeans.ts';
import { million } from './million.ts';
import { minibatch } from './minibatch.ts';
import { closeThreads } from './on-threads.ts';
import { predict } from './predict.ts';
import { showRate, type Rate } from './rate.ts';
import { serving } from './serving.ts';
import { servingChange } from './serving-change.ts';
import { silhouette } from './silhouette.ts';
import { snapshot } from './snapshot.ts';
import { sweep } from './sweep.ts';

const BENCHES: Record<string, () => Promise<BenchCase[]>> = {
  sweep,
  kmeans,
  silhouette,
  predict,
  serving,
  'serving-change': servingChange,
  million,
  minibatch,
  snapshot,
  drift,
};

/** Simulations, whose outcome is no time but a share. */
const SIMULATIONS: Record<string, () => Rate[]> = { 'drift-power': driftPower };

const names = process.argv.slice(2).filter((argument) => argument !== '--json');
const asJson = process.argv.includes('--json');
const bench = BENCHES[names[0]];
const simulation = SIMULATIONS[names[0]];
if ((!bench && !simulation) || names.length !== 1) {
  const known = Object.keys({ ...BENCHES, ...SIMULATIONS });
  console.error(`usage: npm run bench -- <${known.join(' | ')}> [--json]`);
  process.exitCode = 2;
} else if (simulation) {
  const rates = simulation();
  if (asJson) console.log(JSON.stringify({ bench: names[0], cases: rates }));
  else rates.forEach((rate) => console.log(showRate(rate)));
  if (!rates.every(({ holds }) => holds)) process.exitCode = 1;
} else {
  const cases = await bench();
  if (asJson) console.log(JSON.stringify({ bench: names[0], cases }));
  else cases.forEach((line) => console.log(show(line)));
}
await closeThreads();

function show({ case: name, ours, peer, peerName, unit, ratio, limit, note }: BenchCase): string {
  const format = (value: number) => (unit === 's' ? `${(value * 1000).toFixed(2)} ms` : value.toFixed(0));
  const times = `ours ${format(ours)}, ${peerName ?? 'scikit-learn'} ${format(peer)}, limit ${format(limit)}`;
  return `${name.padEnd(12)} ${ratio.toFixed(1)}x  ${times}  (${note})`;
}
