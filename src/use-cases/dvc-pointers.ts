import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import type { Run, RunArtifact } from '../entities/run.ts';
import { pointerText } from '../storage/dvc.ts';

/** The text of the `.dvc` file that points to a version. */
export function versionPointer({ name }: Dataset, { number, digest, sizeBytes }: DatasetVersion): string {
  return pointerText({ path: `${name}_v${number}.parquet`, digest, sizeBytes });
}

/**
 * The text of the `.dvc` file that points to the directory of a run's files; null while it has none. DVC reads the list of
 * the files from an object of its own, which is stored here.
 * @throws AppError BLOB_STORE_UNAVAILABLE
 */
export async function runPointer(
  { blobs }: Pick<Context, 'blobs'>,
  { id }: Run,
  artifacts: readonly RunArtifact[],
): Promise<string | null> {
  if (artifacts.length === 0) return null;
  return pointerText({
    path: `run_${id}`,
    digest: await blobs.putDirectory(artifacts),
    sizeBytes: artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    fileCount: artifacts.length,
  });
}
