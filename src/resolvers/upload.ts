import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Upload } from '../entities/upload.ts';
import { PageArgs } from '../schema/connection.ts';
import { FilePreviewType, FileReadingInputType, UploadConnection, UploadType } from '../schema/upload.ts';
import { Needs } from '../schema/needs.ts';
import { findById } from '../use-cases/find-one.ts';
import { findPage } from '../use-cases/find-page.ts';
import { previewUpload } from '../use-cases/preview-upload.ts';

@Resolver(() => UploadType)
export class UploadResolver {
  @Needs('viewer')
  @Query(() => UploadType, { nullable: true, description: 'An upload by its id; null where there is none.' })
  async upload(@Ctx() ctx: RequestContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return await findById(ctx, Upload, id);
  }

  @Needs('viewer')
  @Query(() => UploadConnection, { description: 'All uploads, newest first.' })
  async uploads(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findPage(ctx.db.manager.createQueryBuilder(Upload, 'upload'), page);
  }

  @FieldResolver(() => FilePreviewType, {
    nullable: true,
    description:
      'What it holds, as it would be read. Errors: INVALID_INPUT, FILE_INVALID, FILE_TOO_LARGE, COLUMN_NOT_FOUND (one whose type was said).',
  })
  async preview(
    @Ctx() ctx: RequestContext,
    @Root() upload: Upload,
    @Arg('reading', () => FileReadingInputType, { nullable: true, description: 'How to read it.' })
    reading?: FileReadingInputType,
  ) {
    return await previewUpload(ctx, upload, reading as never);
  }
}
