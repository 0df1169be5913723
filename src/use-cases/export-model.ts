import type { Context } from '../context.ts';
import { AppError, noModelVersion, toAppError } from '../errors.ts';
import { toOnnx, toPmml, type ModelArtifact } from '../ml/index.ts';
import { readArtifact } from '../serving/read-artifact.ts';
import { findModelVersion } from './find-one.ts';

export interface ExportedModel {
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

const FORMATS: Record<string, { contentType: string; write(artifact: ModelArtifact): Uint8Array }> = {
  json: {
    contentType: 'application/json',
    write: (artifact) => Buffer.from(JSON.stringify(artifact, null, 2)),
  },
  onnx: { contentType: 'application/octet-stream', write: toOnnx },
  pmml: { contentType: 'application/xml', write: (artifact) => Buffer.from(toPmml(artifact)) },
};

export const EXPORT_FORMATS = Object.keys(FORMATS);

/**
 * A model version as a file that other systems read: our own JSON, ONNX or PMML.
 * @throws AppError NOT_FOUND, INVALID_INPUT (format), NOT_EXPORTABLE (a mixture has no form there)
 */
export async function exportModel(
  ctx: Pick<Context, 'db' | 'blobs'>,
  { model, version, format }: { model: string; version: string; format: string },
): Promise<ExportedModel> {
  if (!Object.hasOwn(FORMATS, format)) {
    throw new AppError('INVALID_INPUT', `There is no format "${format}".`, {
      field: 'format',
      value: format,
      expected: `one of ${EXPORT_FORMATS.join(', ')}`,
    });
  }
  const found = await findModelVersion(ctx.db.manager, model, version);
  if (!found) throw noModelVersion(model, version);
  const artifact = await readArtifact(ctx, found.artifactDigest);
  const writer = FORMATS[format];
  try {
    return {
      fileName: `${model}-${version}.${format}`.replace(/[^\w.-]/g, '_'),
      contentType: writer.contentType,
      bytes: writer.write(artifact),
    };
  } catch (error) {
    const known = toAppError(error);
    if (known?.code !== 'INVALID_PARAMETER') throw error;
    throw new AppError('NOT_EXPORTABLE', `${version} cannot be written as ${format}: ${known.message}.`, {
      field: 'format',
      value: format,
      expected: 'json',
    });
  }
}
