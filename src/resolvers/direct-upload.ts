import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { DirectUploadType, StartDirectUploadInputType } from '../schema/direct-upload.ts';
import { UploadType } from '../schema/upload.ts';
import { Needs } from '../schema/needs.ts';
import { finishDirectUpload } from '../use-cases/finish-direct-upload.ts';
import { startDirectUpload } from '../use-cases/start-direct-upload.ts';

@Resolver()
export class DirectUploadResolver {
  @Needs('operator')
  @Mutation(() => DirectUploadType, {
    description:
      'Signs a request that puts a file straight into the bucket; then call finishDirectUpload. Errors: INVALID_INPUT, FILE_TOO_LARGE, NO_DIRECT_UPLOADS (files lie on the server’s disk: POST /uploads), BLOB_STORE_UNAVAILABLE.',
  })
  async startDirectUpload(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => StartDirectUploadInputType, { description: 'The file.' })
    input: StartDirectUploadInputType,
  ) {
    return await startDirectUpload(ctx, input);
  }

  @Needs('operator')
  @Mutation(() => UploadType, {
    description:
      'Keeps what was put into the bucket, as an upload of the same id; doing it again changes nothing. It reads the file once, and takes as long as that does. Errors: NOT_FOUND, UPLOAD_EXPIRED, UPLOAD_NOT_RECEIVED, UPLOAD_MISMATCH, NO_DIRECT_UPLOADS, BLOB_STORE_UNAVAILABLE.',
  })
  async finishDirectUpload(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The id that startDirectUpload gave.' }) id: string,
  ) {
    return await finishDirectUpload(ctx, id);
  }
}
