import { z } from 'zod';
import type { Context } from '../context.ts';
import { CONTENT_KINDS, RetentionPolicy } from '../entities/retention-policy.ts';
import { parseInput } from './parse-input.ts';

const whole = (minimum: number, maximum: number) =>
  z
    .int('must be a whole number')
    .min(minimum, `must be at least ${minimum}`)
    .max(maximum, `must be at most ${maximum}`);

const inputSchema = z
  .object({
    kind: z.enum(CONTENT_KINDS),
    enabled: z.boolean(),
    keepDays: whole(1, 36_500),
    keepLast: whole(0, 10_000),
    includeTagged: z.boolean(),
    trashDays: whole(1, 3650),
    setBy: z.string(),
  })
  .refine(({ kind, keepLast }) => kind !== 'UNREFERENCED' || keepLast === 0, {
    path: ['keepLast'],
    message: 'must be 0 for UNREFERENCED, which has no series',
  })
  .refine(({ kind, includeTagged }) => kind === 'DATASET_VERSION' || !includeTagged, {
    path: ['includeTagged'],
    message: 'must be false for all but DATASET_VERSION: nothing else has tags',
  });

/** Sets the whole policy of a kind. Nothing goes before the next collection. @throws AppError INVALID_INPUT */
export async function setRetention(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<RetentionPolicy> {
  const { kind, ...policy } = parseInput(inputSchema, input);
  await db.manager.update(RetentionPolicy, { kind }, { ...policy, setAt: () => 'now()' });
  return await db.manager.findOneByOrFail(RetentionPolicy, { kind });
}
