import { Field, ObjectType } from 'type-graphql';

@ObjectType('DvcRemote', {
  description: 'The blob store as a remote of DVC. Credentials are not part of it: DVC finds them itself.',
})
export class DvcRemoteType {
  @Field(() => String, {
    description: "Its URL: s3://bucket/prefix, or the path of a folder on the server's machine.",
  })
  url: string;
  @Field(() => String, {
    nullable: true,
    description: "Where the S3 server answers, where it is not Amazon's: DVC's `endpointurl`.",
  })
  endpointUrl: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The region of the bucket, where the settings name it.',
  })
  region: string | null;
}
