import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { DvcRemoteType } from '../schema/dvc.ts';
import { Needs } from '../schema/needs.ts';

@Resolver()
export class DvcResolver {
  @Needs('viewer')
  @Query(() => DvcRemoteType, {
    description: 'The remote from which `dvc pull` fetches what the `dvcPointer` fields point to.',
  })
  dvcRemote(@Ctx() { blobs }: RequestContext) {
    return blobs.remote;
  }
}
