import {
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { RetentionPolicy } from '../entities/retention-policy.ts';
import { connectionOf } from './connection.ts';

export const ContentKindEnum = {
  DATASET_VERSION: 'DATASET_VERSION',
  RUN: 'RUN',
  MODEL_VERSION: 'MODEL_VERSION',
  SCORING: 'SCORING',
  UNREFERENCED: 'UNREFERENCED',
} as const;
registerEnumType(ContentKindEnum, {
  name: 'ContentKind',
  description: 'What stored content belongs to.',
  valuesConfig: {
    DATASET_VERSION: { description: 'The rows of a dataset version.' },
    RUN: { description: 'The files of a run: its model, assignments and components.' },
    MODEL_VERSION: { description: 'The model and the assignments of a registered version.' },
    SCORING: { description: 'The rows of a scored dataset version.' },
    UNREFERENCED: { description: 'Objects that nothing names: what killed processes left.' },
  },
});

@ObjectType('RetentionPolicy', { description: 'How long the content of a kind of things is kept.' })
export class RetentionPolicyType implements RetentionPolicy {
  @Field(() => ContentKindEnum, { description: 'What it is about.' })
  kind: RetentionPolicy['kind'];
  @Field(() => Boolean, { description: 'Whether it is in force; otherwise the kind is kept for ever.' })
  enabled: boolean;
  @Field(() => Int, {
    description: 'Days that content is kept after it was made, last current, last aliased or restored.',
  })
  keepDays: number;
  @Field(() => Int, {
    description: 'The newest of each dataset, experiment or model that stay, however old they are.',
  })
  keepLast: number;
  @Field(() => Boolean, { description: 'Whether tagged dataset versions may go too.' })
  includeTagged: boolean;
  @Field(() => Int, { description: 'Days in the trash, before content is deleted.' })
  trashDays: number;
  @Field(() => String, { nullable: true, description: 'Who set it; null: it came with the platform.' })
  setBy: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was set.' })
  setAt: Date | null;
}

@InputType('RetentionInput', { description: 'The policy of a kind; what is left out gets its default.' })
export class RetentionInput {
  @Field(() => ContentKindEnum, { description: 'What it is about.' })
  kind: RetentionPolicy['kind'];
  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is in force.' })
  enabled: boolean;
  @Field(() => Int, { description: 'Days that content is kept, 1 to 36,500.' })
  keepDays: number;
  @Field(() => Int, {
    defaultValue: 0,
    description: 'The newest of each dataset, experiment or model that stay, up to 10,000.',
  })
  keepLast: number;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether tagged dataset versions may go too.' })
  includeTagged: boolean;
  @Field(() => Int, { defaultValue: 7, description: 'Days in the trash, 1 to 3650.' })
  trashDays: number;
}

@ObjectType('RetentionCandidate', {
  description: 'Something that is older than its policy keeps it, and whose content is there.',
})
export class RetentionCandidateType {
  @Field(() => ContentKindEnum, { description: 'What it is.' })
  kind: string;
  @Field(() => ID, { description: 'Its id; of an unreferenced object its digest.' })
  id: string;
  @Field(() => String, { description: 'What people call it.' })
  name: string;
  @Field(() => GraphQLISODateTime, { description: 'Since when it has been out of use.' })
  since: Date;
  @Field(() => Boolean, { description: 'Whether it would go.' })
  goes: boolean;
  @Field(() => Float, {
    description: 'Bytes that would go with it. An object of several things is counted at one of them.',
  })
  sizeBytes: number;
  @Field(() => [String], { description: 'Why it stays; empty where it would go.' })
  reasons: string[];
}

const RetentionCandidateConnection = connectionOf(RetentionCandidateType, 'RetentionCandidate');

@ObjectType('RetentionTotal', { description: 'What would go of a kind.' })
export class RetentionTotalType {
  @Field(() => ContentKindEnum, { description: 'The kind.' })
  kind: string;
  @Field(() => Int, { description: 'How many things.' })
  count: number;
  @Field(() => Float, { description: 'How many bytes.' })
  sizeBytes: number;
}

@ObjectType('RetentionPreview', { description: 'What a collection would move to the trash now.' })
export class RetentionPreviewType {
  @Field(() => [RetentionTotalType], { description: 'Per kind, whatever the page shows.' })
  totals: RetentionTotalType[];
  @Field(() => RetentionCandidateConnection, { description: 'A page of the candidates, by kind and id.' })
  candidates: unknown;
}

@ObjectType('TrashedContent', {
  description: 'A stored object that has expired: in the trash, or deleted already.',
})
export class TrashedContentType {
  @Field(() => String, { description: 'MD5 of the object, in hex.' })
  digest: string;
  @Field(() => Float, { description: 'Its size in bytes.' })
  sizeBytes: number;
  @Field(() => ContentKindEnum, { description: 'The policy that let it go.' })
  policyKind: string;
  @Field(() => Int, { description: 'The days that this policy kept content then.' })
  keepDays: number;
  @Field(() => GraphQLISODateTime, { description: 'When it expired.' })
  trashedAt: Date;
  @Field(() => GraphQLISODateTime, { description: 'Until when it can be restored at least.' })
  deleteAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was deleted; null: it was not.' })
  deletedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it came into use again.' })
  restoredAt: Date | null;
}

export const TrashedContentConnection = connectionOf(TrashedContentType, 'TrashedContent');
