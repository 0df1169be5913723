import { z } from 'zod';
import { ROLES } from '../access/roles.ts';
import type { Context } from '../context.ts';
import { issueKey, type IssuedKey } from './key-rows.ts';
import { nameSchema, parseInput, textSchema } from './parse-input.ts';

const inputSchema = z
  .object({
    name: textSchema(100).trim().min(1, 'must not be empty'),
    roles: z.array(z.enum(ROLES)).min(1, 'must hold a role'),
    models: z
      .array(nameSchema)
      .min(1, 'must hold a name, or be left out')
      .max(100, 'must be at most 100')
      .nullish(),
    expiresAt: z
      .date('must be a time')
      .refine((time) => time > new Date(), 'must be in the future')
      .nullish(),
    createdBy: z.string(),
  })
  .refine(({ roles, models }) => !models || roles.every((role) => role === 'predictor'), {
    path: ['models'],
    message: 'can only restrict a key whose one role is PREDICTOR',
  });

export type CreateApiKeyInput = z.input<typeof inputSchema>;

/** Makes a key. Its text is in the answer and nowhere else. @throws AppError INVALID_INPUT */
export async function createApiKey(
  { db }: Pick<Context, 'db'>,
  input: CreateApiKeyInput,
): Promise<IssuedKey> {
  const { roles, ...wish } = parseInput(inputSchema, input);
  return await db.transaction(async (tx) => await issueKey(tx, { ...wish, roles: [...new Set(roles)] }));
}
