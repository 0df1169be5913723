import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** The id of every entity: a UUIDv7, made by the database, so that ids sort by time. */
export const Id = () => PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' });

/** A time, in UTC. */
export const Time = (name: string, options: ColumnOptions = {}) =>
  Column({ name, type: 'timestamptz', default: () => 'now()', ...options });

/** A bigint as a number: our counts and sizes stay far below 2^53. */
export const BigCount = (name: string, options: ColumnOptions = {}) =>
  Column({
    name,
    type: 'bigint',
    transformer: {
      to: (value: number | null) => value,
      from: (value: string | null) => (value === null ? null : Number(value)),
    },
    ...options,
  });
