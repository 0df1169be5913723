import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { AuditEntry } from '../entities/audit-entry.ts';
import { AuditEntryConnection, AuditEntryType, AuditFilterArgs, AuditOutcomeType } from '../schema/access.ts';
import { Needs } from '../schema/needs.ts';
import { findAuditLog, outcomeOf } from '../use-cases/find-audit-log.ts';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Needs('admin')
  @Query(() => AuditEntryConnection, {
    description: 'Who did what, newest first. Errors: INVALID_INPUT.',
  })
  async auditLog(@Ctx() ctx: RequestContext, @Args(() => AuditFilterArgs) wanted: AuditFilterArgs) {
    return await findAuditLog(ctx, wanted, wanted);
  }

  @FieldResolver(() => AuditOutcomeType, {
    nullable: true,
    description: 'How the request ended; null for a change, which has happened.',
  })
  async outcome(@Ctx() { loaders }: RequestContext, @Root() entry: AuditEntry) {
    return outcomeOf(entry, await loaders.auditOutcome.load(entry.id));
  }
}
