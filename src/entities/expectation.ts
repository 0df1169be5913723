import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Time } from './columns.ts';

export const SEVERITIES = ['WARN', 'BLOCK'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The types that an expectation can ask for; what PostgreSQL has beside them counts as text. */
export const COLUMN_TYPES = ['INTEGER', 'NUMBER', 'TEXT', 'BOOLEAN', 'DATE', 'TIMESTAMP'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export type Scalar = string | number | boolean;

interface Bounds {
  min: number | null;
  max: number | null;
}

/** What is expected, by kind. Null values fulfil everything but NOT_NULL. */
export type ExpectationRule =
  | { kind: 'NOT_NULL'; column: string }
  | { kind: 'UNIQUE'; columns: string[] }
  | { kind: 'TYPE'; column: string; type: ColumnType }
  | ({ kind: 'BETWEEN'; column: string } & Bounds)
  | { kind: 'IN_SET'; column: string; values: Scalar[] }
  | { kind: 'REGEX'; column: string; pattern: string }
  | ({ kind: 'ROW_COUNT' } & Bounds)
  | ({ kind: 'SHARE_BETWEEN'; column: string | null; values: Scalar[] | null; sql: string | null } & Bounds)
  | { kind: 'FRESHNESS'; column: string; maxAge: number; ageUnit: 'DAYS' | 'YEARS' }
  | { kind: 'FOREIGN_KEY'; column: string; dataset: string; targetColumn: string }
  | { kind: 'ROW_SQL'; sql: string };

export type ExpectationKind = ExpectationRule['kind'];

/** A rule, how bad it is when data breaks it, and why it was made. */
export type ExpectationSpec = ExpectationRule & { severity: Severity; why: string | null };

/** All expectations of a dataset at one time. Replacing them makes the next revision; earlier ones are kept. */
@Entity('expectation_suite')
export class ExpectationSuite {
  @PrimaryColumn({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  @PrimaryColumn({ type: 'integer' }) revision: number;
  @Time('created_at') createdAt: Date;
}

@Entity('expectation')
export class Expectation {
  @PrimaryColumn({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  @PrimaryColumn({ type: 'integer' }) revision: number;
  /** Counts the expectations of the suite from 0. */
  @PrimaryColumn({ type: 'integer' }) position: number;
  @Column({ type: 'text' }) kind: ExpectationKind;
  @Column({ type: 'text' }) severity: Severity;
  @Column({ type: 'jsonb' }) spec: ExpectationSpec;
}
