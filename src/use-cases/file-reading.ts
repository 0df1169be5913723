import { z } from 'zod';
import { COLUMN_TYPES } from '../data/files/text-values.ts';
import { DELIMITERS, FILE_FORMATS, type FileReading } from '../entities/source.ts';
import { textSchema } from './parse-input.ts';

const MOST_NULL_TEXTS = 20;
const MOST_TYPES = 1000;

/** What a person says about how to read a file; nothing of it need be said. */
export const readingSchema = z
  .object({
    format: z.enum(FILE_FORMATS).nullish(),
    sheet: textSchema(255).min(1, 'must not be empty').nullish(),
    delimiter: z.enum(DELIMITERS, 'must be a comma, a semicolon, a tab or a vertical bar').nullish(),
    decimal: z.enum(['.', ',']).nullish(),
    nullTexts: z
      .array(textSchema(100).trim().min(1, 'must not be empty, which is null already'))
      .max(MOST_NULL_TEXTS, `must be at most ${MOST_NULL_TEXTS} texts`)
      .nullish(),
    columns: z
      .array(
        z.object({
          name: textSchema(255),
          type: z.enum(COLUMN_TYPES, `must be one of ${COLUMN_TYPES.join(', ')}`),
        }),
      )
      .max(MOST_TYPES, `must be at most ${MOST_TYPES} columns`)
      .nullish(),
  })
  .nullish()
  .transform((given): FileReading => ({
    format: given?.format ?? null,
    sheet: given?.sheet ?? null,
    delimiter: given?.delimiter ?? null,
    decimal: given?.decimal ?? null,
    nullTexts: given?.nullTexts ?? [],
    columns: given?.columns ?? [],
  }));
