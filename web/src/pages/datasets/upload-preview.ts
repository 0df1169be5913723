import { graphql } from '../../gql/gql.ts';
import type { UploadPreviewQuery } from '../../gql/graphql.ts';

/** What an upload holds, as it would be read. */
export const UPLOAD_PREVIEW = graphql(`
  query UploadPreview($id: ID!, $reading: FileReadingInput) {
    upload(id: $id) {
      id
      fileName
      sizeBytes
      preview(reading: $reading) {
        format
        encoding
        delimiter
        sheets
        inferenceRows
        columns {
          name
          type
          decimal
          isAmbiguous
        }
        rows
      }
    }
  }
`);

export type FilePreview = NonNullable<NonNullable<UploadPreviewQuery['upload']>['preview']>;
