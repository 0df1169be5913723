import { GraphQLJSON } from 'graphql-scalars';
import {
  ArgsType,
  Field,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { Role } from '../access/roles.ts';
import type { Viewer } from '../access/viewer.ts';
import type { ApiKey } from '../entities/api-key.ts';
import type { AuditEntry } from '../entities/audit-entry.ts';
import type { AuditFilter } from '../use-cases/find-audit-log.ts';
import { connectionOf, PageArgs } from './connection.ts';

export const RoleEnum = {
  VIEWER: 'viewer',
  PREDICTOR: 'predictor',
  OPERATOR: 'operator',
  APPROVER: 'approver',
  ADMIN: 'admin',
} as const satisfies Record<string, Role>;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody may do.',
  valuesConfig: {
    VIEWER: { description: 'Reads everything but keys and the audit log.' },
    PREDICTOR: { description: 'Asks for predictions, and nothing else.' },
    OPERATOR: { description: 'VIEWER and PREDICTOR; works with data, sweeps and jobs.' },
    APPROVER: { description: 'OPERATOR; decides what is current, in Production, or released.' },
    ADMIN: { description: 'APPROVER; keys, retention, deletion, the audit log.' },
  },
});

const ViewerKindEnum = { KEY: 'KEY', SESSION: 'SESSION', PERSON: 'PERSON' } as const;
registerEnumType(ViewerKindEnum, {
  name: 'ViewerKind',
  description: 'How somebody is known.',
  valuesConfig: {
    KEY: { description: 'By an API key.' },
    SESSION: { description: 'By the cookie of a session that a key or a ticket opened.' },
    PERSON: { description: 'By a token of the identity provider.' },
  },
});

@ObjectType('Viewer', { description: 'Who asks.' })
export class ViewerType implements Pick<Viewer, 'kind' | 'name' | 'roles' | 'keyId' | 'models'> {
  @Field(() => ViewerKindEnum, { description: 'How they are known.' })
  kind: Viewer['kind'];
  @Field(() => String, { description: 'The name of the key or person, as histories tell it.' })
  name: string;
  @Field(() => [RoleEnum], { description: 'Their roles; a role includes those below it.' })
  roles: readonly Role[];
  @Field(() => ID, { nullable: true, description: 'The id of the key; null for a person.' })
  keyId: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'The only models that they may predict with; null: all.',
  })
  models: readonly string[] | null;
}

@ObjectType('ApiKey', { description: 'What a program, or the session of a browser, is known by.' })
export class ApiKeyType implements Omit<ApiKey, 'secretSha256' | 'parentId' | 'changedBy'> {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'The part of the key that is no secret: gugus_<publicId>_….' })
  publicId: string;
  @Field(() => ViewerKindEnum, { description: 'KEY or SESSION.' })
  kind: ApiKey['kind'];
  @Field(() => String, { description: 'Its name, as histories tell it.' })
  name: string;
  @Field(() => [RoleEnum], { description: 'Its roles.' })
  roles: Role[];
  @Field(() => [String], {
    nullable: true,
    description: 'The only models that it may predict with; null: all.',
  })
  models: string[] | null;
  @Field(() => String, { description: 'Who made it.' })
  createdBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it counts; null: no end.' })
  expiresAt: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was last used, to within some seconds; null: never.',
  })
  lastUsedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was revoked; null: it was not.' })
  revokedAt: Date | null;
}

export const ApiKeyConnection = connectionOf(ApiKeyType, 'ApiKey');

@ObjectType('IssuedApiKey', { description: 'A key that has just been made.' })
export class IssuedApiKeyType {
  @Field(() => ApiKeyType, { description: 'What is known of it.' })
  apiKey: ApiKeyType;
  @Field(() => String, { description: 'The key itself. It is shown now and never again.' })
  key: string;
}

@InputType('CreateApiKeyInput', { description: 'A key to make.' })
export class CreateApiKeyInputType {
  @Field(() => String, { description: 'A name by which histories tell of it, at most 100 characters.' })
  name: string;
  @Field(() => [RoleEnum], { description: 'Its roles, at least one.' })
  roles: Role[];
  @Field(() => [String], {
    nullable: true,
    description: 'The only models that it may predict with; only where PREDICTOR is its one role.',
  })
  models?: string[] | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it counts; left out: no end.' })
  expiresAt?: Date | null;
}

const AuditKindEnum = { REQUEST: 'REQUEST', CHANGE: 'CHANGE' } as const;
registerEnumType(AuditKindEnum, {
  name: 'AuditKind',
  description: 'What an entry of the audit log tells of.',
  valuesConfig: {
    REQUEST: { description: 'Somebody asked for something; written before it was carried out.' },
    CHANGE: { description: 'A row changed; written by the database in the same transaction.' },
  },
});

@ObjectType('AuditEntry', { description: 'One line of the audit log. Lines never change.' })
export class AuditEntryType implements Omit<AuditEntry, 'actorKind'> {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at: Date;
  @Field(() => AuditKindEnum, { description: 'What it tells of.' })
  kind: AuditEntry['kind'];
  @Field(() => String, { description: 'The name of the key or person.' })
  actor: string;
  @Field(() => ViewerKindEnum, { nullable: true, description: 'How they were known; null for a change.' })
  actorKind: string | null;
  @Field(() => ID, { nullable: true, description: 'The id of the key, where it was one.' })
  keyId: string | null;
  @Field(() => String, { nullable: true, description: 'What the identity provider calls the person.' })
  subject: string | null;
  @Field(() => String, { description: 'The mutation, the method and path, or the table of a change.' })
  operation: string;
  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'What was sent, without secrets and cut to a bounded size.',
  })
  arguments: unknown;
  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'CHANGE: the row as it was; null where it is new.',
  })
  before: unknown;
  @Field(() => GraphQLJSON, { nullable: true, description: 'CHANGE: the row as it is; null where it went.' })
  after: unknown;
  @Field(() => String, {
    nullable: true,
    description: 'The id of the request, which answers and logs carry.',
  })
  requestId: string | null;
  @Field(() => String, { nullable: true, description: 'The network address that it came from.' })
  address: string | null;
}

export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry');

const AuditStateEnum = { SUCCEEDED: 'SUCCEEDED', FAILED: 'FAILED', UNKNOWN: 'UNKNOWN' } as const;
registerEnumType(AuditStateEnum, {
  name: 'AuditState',
  description: 'How a request of the audit log ended.',
  valuesConfig: {
    SUCCEEDED: { description: 'As it was meant to.' },
    FAILED: { description: 'With an error.' },
    UNKNOWN: { description: 'It is at work, or the process ended before it could say.' },
  },
});

@ObjectType('AuditOutcome', { description: 'How a request of the audit log ended.' })
export class AuditOutcomeType {
  @Field(() => AuditStateEnum, { description: 'How.' })
  state: keyof typeof AuditStateEnum;
  @Field(() => String, { nullable: true, description: 'The code of the error; null unless it failed.' })
  errorCode: string | null;
}

@ArgsType()
export class AuditFilterArgs extends PageArgs implements AuditFilter {
  @Field(() => String, { nullable: true, description: 'Only what this key or person did, by name.' })
  actor?: string | null;
  @Field(() => String, { nullable: true, description: 'Only this operation, such as "promoteModel".' })
  operation?: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only from this time on.' })
  from?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only before this time.' })
  to?: Date | null;
}

@ArgsType()
export class RotateApiKeyArgs {
  @Field(() => ID, { description: 'The id of the key.' })
  id: string;
  @Field(() => Int, {
    defaultValue: 86_400,
    description: 'For how many seconds the old key counts yet, at most 30 days.',
  })
  graceSeconds: number;
}
