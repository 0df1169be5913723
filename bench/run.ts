import type { BenchCase } from './case.ts';
import { kmeans } from './kmeans.ts';
import { million } from './million.ts';
import { minibatch } from './minibatch.ts';
import { closeThreads } from './on-threads.ts';
import { predict } from './predict.ts';
import { serving } from './serving.ts';
import { silhouette } from './silhouette.ts';
import { snapshot } from './snapshot.ts';
import { sweep } from './sweep.ts';

const BENCHES: Record<string, () => Promise<BenchCase[]>> = {
  sweep,
  kmeans,
  silhouette,
  predict,
  serving,
  million,
  minibatch,
  snapshot,
};

const names = process.argv.slice(2).filter((argument) => argument !== '--json');
const asJson = process.argv.includes('--json');
const bench = BENCHES[names[0]];
if (!bench || names.length !== 1) {
  console.error(`usage: npm run bench -- <${Object.keys(BENCHES).join(' | ')}> [--json]`);
  process.exitCode = 2;
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
