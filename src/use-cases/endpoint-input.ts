import { z } from 'zod';
import { LANGUAGES } from '../entities/notification-endpoint.ts';
import { EVENT_KINDS } from '../entities/notification-event.ts';
import { textSchema } from './parse-input.ts';

const LONGEST_URL = 2000;
const MOST_RECIPIENTS = 50;

const urlSchema = textSchema(LONGEST_URL)
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must be a URL that starts with https:// or http://',
  )
  .refine(
    (text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''),
    'must hold no user and no password',
  )
  .transform((text) => new URL(text).href);

const recipientsSchema = z
  .array(z.email('must be an e-mail address').max(254, 'must have at most 254 characters'))
  .min(1, 'must not be empty')
  .max(MOST_RECIPIENTS, `must be at most ${MOST_RECIPIENTS}`)
  .transform((all) => [...new Map(all.map((each) => [each.toLowerCase(), each])).values()].sort());

const eventsSchema = z
  .array(z.enum(EVENT_KINDS))
  .min(1, 'must not be empty')
  .transform((kinds) => [...new Set(kinds)]);

const languageSchema = z.enum(LANGUAGES);

export const webhookSchema = z.object({
  kind: z.enum(['GENERIC', 'SLACK']),
  url: urlSchema,
  events: eventsSchema,
  language: languageSchema,
});

export const mailSubscriptionSchema = z.object({
  recipients: recipientsSchema,
  events: eventsSchema,
  language: languageSchema,
});

export const endpointChangesSchema = z.object({
  url: urlSchema.nullish(),
  recipients: recipientsSchema.nullish(),
  events: eventsSchema.nullish(),
  language: languageSchema.nullish(),
  enabled: z.boolean().nullish(),
});
