import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { THREADS } from './limits.ts';
import { openCompute } from '../src/compute/pool.ts';
import type { Dataset } from '../src/entities/dataset.ts';
import type { DatasetVersion } from '../src/entities/dataset-version.ts';
import type { Run } from '../src/entities/run.ts';
import type { Sweep } from '../src/entities/sweep.ts';
import { featureSpec } from '../src/ml/testing.ts';
import { openDiskBlobs } from '../src/storage/blobs.ts';
import { literal, openDuck } from '../src/storage/duckdb.ts';
import { fitMiniBatch } from '../src/use-cases/fit-mini-batch.ts';

// A run as a worker has it, without the databases: from a Parquet file of rows sorted by a feature to the stored model.
const ROWS = Number(process.argv[2] ?? 5_000_000);
const NAMES = ['a', 'b', 'c', 'd', 'e'];

const folder = await mkdtemp(join(tmpdir(), 'gugus-bench-'));
try {
  const duck = await openDuck(join(folder, 'duckdb'));
  const blobs = await openDiskBlobs(folder);
  const path = blobs.temporaryFile('parquet');
  await duck.withConnection(async (connection) => {
    const columns = NAMES.map(
      (name, j) => `(hash(n % 8, ${j}) % 10)::DOUBLE + random() + random() AS ${name}`,
    );
    await connection.run('SELECT setseed(0.42)');
    await connection.run(
      `COPY (SELECT 'p' || lpad(n::VARCHAR, 9, '0') AS id, ${columns.join(', ')} FROM range(${ROWS}) AS t (n)
             ORDER BY a) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  });
  const { digest } = await blobs.putFile(path);
  const compute = openCompute(THREADS);
  const made = peakMiB();
  const start = performance.now();
  const { sizes, metrics } = await fitMiniBatch(
    { duck, blobs, compute },
    {
      run: { id: 'run', nClusters: 8 } as Run,
      sweep: { algorithm: 'mini-batch-k-means', scaling: 'standard', params: { randomState: 42 } } as Sweep,
      version: {
        id: 'version',
        number: 1,
        digest,
        columns: NAMES.map((name) => ({ name, type: 'double precision' })),
      } as DatasetVersion,
      dataset: {
        name: 'rows',
        keyColumn: 'id',
        nameColumn: null,
        features: NAMES.map((name) => featureSpec(name)),
      } as Dataset,
    },
    { signal: new AbortController().signal, progress: () => {} },
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `a run of ${ROWS} rows from Parquet ${seconds} s, peak ${peakMiB()} MiB (${made} MiB to make the file); ${metrics.n_steps} batches, sizes ${sizes.join(' ')}`,
  );
  await compute.close();
  await duck.close();
} finally {
  await rm(folder, { recursive: true });
}

function peakMiB(): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024);
}
