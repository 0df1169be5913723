import { Field, Float, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import type { StartedUpload } from '../use-cases/start-direct-upload.ts';

@InputType('StartDirectUploadInput', { description: 'A file that is to be put into the bucket.' })
export class StartDirectUploadInputType {
  @Field(() => String, { description: 'What the sender calls it.' })
  fileName: string;
  @Field(() => Float, { description: 'Its size in bytes, exactly.' })
  sizeBytes: number;
  @Field(() => String, {
    nullable: true,
    description: 'MD5 of its bytes, in hex: then the bucket takes no others.',
  })
  md5?: string;
}

@ObjectType('HttpHeader', { description: 'A header of a request.' })
export class HttpHeaderType {
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => String, { description: 'Its value.' })
  value: string;
}

@ObjectType('DirectUpload', { description: 'The request by which a file goes straight into the bucket.' })
export class DirectUploadType implements StartedUpload {
  @Field(() => ID, { description: 'For `finishDirectUpload`; the id of the upload when it is finished.' })
  id: string;
  @Field(() => String, { description: 'Where the bytes go. Whoever knows it may put them: it is a secret.' })
  url: string;
  @Field(() => String, { description: 'PUT.' })
  method: string;
  @Field(() => [HttpHeaderType], {
    description: 'What the request must carry. Browsers, and most clients, set Content-Length themselves.',
  })
  headers: HttpHeaderType[];
  @Field(() => GraphQLISODateTime, { description: 'Until when the request can be begun.' })
  expiresAt: Date;
  @Field(() => GraphQLISODateTime, { description: 'Until when the upload can be finished.' })
  finishBefore: Date;
}
