import { readFileSync } from 'node:fs';
import { writeSnapshot } from '../src/data/write-snapshot.ts';
import { openSnapshots, tableDataset } from './snapshot-world.ts';

// One snapshot in a fresh process: how long it took, and the most memory that the process ever had.
const [url, folder, table] = process.argv.slice(2);
const world = await openSnapshots(url, folder);
const start = performance.now();
await writeSnapshot(world, tableDataset(table), null, new AbortController().signal);
const seconds = (performance.now() - start) / 1000;
const [, peakKiB] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))!;
await world.duck.close();
console.log(JSON.stringify({ seconds, peakMiB: Math.round(Number(peakKiB) / 1024) }));
