import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { OidcSettings } from './access/people.ts';
import { ROLES, type Role } from './access/roles.ts';
import { AppError } from './errors.ts';
import type { MailSettings } from './storage/messenger.ts';
import type { S3Settings } from './storage/s3-errors.ts';

/** Everything that the environment decides. A feature that is off is null. */
export interface Config {
  /** Folder of the embedded database and of the blobs. */
  dataFolder: string;
  /** Gugus's own PostgreSQL 18; null: the embedded one. */
  databaseUrl: string | null;
  /** The database that dataset queries read; null: the embedded source database, or `databaseUrl`. */
  sourceDatabaseUrl: string | null;
  /** The URLs of all databases that a dataset may name, by their variables `SOURCE_…_URL`. */
  sourceDatabases: ReadonlyMap<string, string>;
  /** Redis of the job queue; null: the queue lives in PostgreSQL. */
  redisUrl: string | null;
  /** The bucket of the blobs, and what local copies of them may take; null: they lie in the data folder. */
  s3: (S3Settings & { cacheBytes: number }) | null;
  http: {
    host: string;
    port: number;
    /** Names under which the server may be asked for, besides those of this machine. */
    hosts: readonly string[];
    /** Origins whose pages may read answers, with a key. */
    corsOrigins: readonly string[];
    /** The proxies whose word counts for a client's address and protocol. */
    trustedProxies: readonly string[];
  };
  /** The file that lists the only documents that are carried out; null: any is. */
  safelist: string | null;
  /** The identity provider of people; null: there are keys only. */
  oidc: OidcSettings | null;
  /** The key with which the commands ask; null: the one in the data folder, if there is one. */
  key: string | null;
  /** The largest file that is taken, as an upload or from a URL. */
  mostFileBytes: number;
  /** Hosts with their ports that URL sources may be fetched from although they are not public. */
  urlAllow: ReadonlySet<string>;
  logLevel: string;
  /** What bounds who asks; 0: nothing does. */
  limits: {
    /** The points that a key may spend in a minute. */
    pointsPerMinute: number;
    /** How often an address may be wrong about its key. */
    wrongKeysPerMinute: number;
  };
  /** How long the log of predictions keeps them. */
  predictionDays: number;
  /** Threads that fit and score models. */
  computeThreads: number;
  jobs: {
    /** A worker that does not renew a job's lock for this long has lost the job. */
    lockMs: number;
    /** How often the job rows are compared with the queue. */
    reconcileMs: number;
  };
  notifications: {
    /** How long one attempt to deliver may take. */
    timeoutMs: number;
    /** The pause after the first failed attempt; each further one is four times as long. */
    retryMs: number;
    /** The mail server, and whom the mails are from; null: no e-mail is sent. */
    mail: MailSettings | null;
  };
}

/** Never our own DATABASE_URL: whoever may create a dataset may name one of these. */
const SOURCE_VARIABLE = /^SOURCE_[A-Z0-9_]+_URL$/;

const url = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.some((protocol) => isUrl(value) && new URL(value).protocol === protocol), {
      message: `must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}; characters such as @ : / # % in its password are written %40 %3A %2F %23 %25`,
    })
    .optional();

/** Drivers decode the parts of a URL, and fail on a lone %. */
function isUrl(value: string): boolean {
  try {
    const { username, password, pathname } = new URL(value);
    return [username, password, pathname].every((part) => decodeURIComponent(part) !== undefined);
  } catch {
    return false;
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const wholeNumber = (minimum: number, maximum: number) =>
  z.coerce
    .number({ message: 'must be a number' })
    .int('must be a whole number')
    .min(minimum, `must be at least ${minimum}`)
    .max(maximum, `must be at most ${maximum}`);

const HOSTS = /^(?:(?:[\w.-]+|\[[\da-f:]+\]):\d+)(?:,(?:[\w.-]+|\[[\da-f:]+\]):\d+)*$/i;

const list = (pattern: RegExp, example: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim().toLowerCase()))
    .refine((items) => items.every((item) => pattern.test(item)), `must be a list such as ${example}`)
    .default([]);

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(text: string): boolean {
  if (NAMED_NETWORKS.includes(text)) return true;
  const [, address, bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address ?? '');
  return (
    family !== 0 && (bits === undefined || (Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128)))
  );
}

const environment = z.object({
  GUGUS_HOSTS: list(/^(?:[\w.-]+|\[[\da-f:]+\])$/, 'gugus.example.org,10.0.0.5'),
  GUGUS_CORS_ORIGINS: list(
    /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/,
    'https://a.example,https://b.example',
  ),
  GUGUS_TRUST_PROXY: list(/^\S+$/, '10.0.0.5,10.1.0.0/16,loopback').refine(
    (items) => items.every(isNetwork),
    'must be a list of addresses, networks such as 10.1.0.0/16, or loopback, linklocal, uniquelocal',
  ),
  GUGUS_SAFELIST: z.string().min(1).optional(),
  GUGUS_KEY: z.string().regex(/^\S+$/, 'must be a key').optional(),
  GUGUS_DATA: z.string().min(1).default('gugus-data'),
  GUGUS_HOST: z.string().min(1).default('127.0.0.1'),
  GUGUS_PORT: wholeNumber(0, 65_535).default(4000),
  GUGUS_LOG_LEVEL: z.enum(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  GUGUS_COMPUTE_THREADS: wholeNumber(1, 256).default(availableParallelism()),
  GUGUS_JOB_LOCK_MS: wholeNumber(1000, 600_000).default(15_000),
  GUGUS_JOB_RECONCILE_MS: wholeNumber(100, 600_000).default(5000),
  GUGUS_NOTIFY_TIMEOUT_MS: wholeNumber(100, 60_000).default(10_000),
  GUGUS_NOTIFY_RETRY_MS: wholeNumber(10, 3_600_000).default(10_000),
  GUGUS_POINTS_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(300_000),
  GUGUS_WRONG_KEYS_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(30),
  GUGUS_PREDICTION_DAYS: wholeNumber(1, 36_500).default(90),
  GUGUS_FILE_MB: wholeNumber(1, 1_000_000).default(2000),
  GUGUS_URL_ALLOW: z
    .string()
    .regex(HOSTS, 'must be hosts with their ports, such as files.internal:8080,[::1]:80')
    .optional(),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  REDIS_URL: url('redis:', 'rediss:'),
});

/** Credentials of the bucket are not among it: the AWS SDK finds them itself. */
const bucketEnvironment = z
  .object({
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a name of 3 to 63 of a-z, 0-9, "." and "-"')
      .optional(),
    S3_ENDPOINT: url('http:', 'https:').refine(
      (value) => value === undefined || !/[@?#]/.test(value),
      'must have no user, password, ? or #: credentials are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    ),
    S3_REGION: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'must be a region such as eu-central-1')
      .optional(),
    S3_PREFIX: z
      .string()
      .regex(
        /^\w[\w.-]*(\/\w[\w.-]*)*$/,
        'must be names of letters, digits, "_", "-" and ".", with "/" between',
      )
      .default(''),
    GUGUS_BLOB_CACHE_MB: wholeNumber(1, 1_000_000_000).default(10_240),
  })
  .refine(
    ({ S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_PREFIX }) =>
      S3_BUCKET || !(S3_ENDPOINT || S3_REGION || S3_PREFIX),
    { path: ['S3_BUCKET'], message: 'must be set where S3_ENDPOINT, S3_REGION or S3_PREFIX is' },
  );

const mailEnvironment = z
  .object({
    SMTP_URL: url('smtp:', 'smtps:'),
    SMTP_FROM: z
      .string()
      .regex(
        /^(?:[^<>\p{Cc}]+ <[^<>@,\s]+@[^<>@,\s]+>|[^<>@,\s]+@[^<>@,\s]+)$/u,
        'must be an address such as gugus@example.org, or Gugus <gugus@example.org>',
      )
      .optional(),
  })
  .refine(({ SMTP_URL, SMTP_FROM }) => !SMTP_URL === !SMTP_FROM, {
    path: ['SMTP_FROM'],
    message: 'and SMTP_URL must be set together',
  });

const oidcEnvironment = z
  .object({
    OIDC_ISSUER: url('https:', 'http:').refine(
      (value) => value === undefined || /^https:|^http:\/\/(?:localhost|127\.|\[::1\])/.test(value),
      'must be an https:// URL',
    ),
    OIDC_AUDIENCE: z.string().optional(),
    OIDC_ROLES_CLAIM: z.string().default('roles'),
    OIDC_ROLES: z
      .string()
      .transform((text) => text.split(',').map((pair) => pair.split('=').map((part) => part.trim())))
      .refine(
        (pairs) => pairs.every(([group, role, rest]) => group && isRole(role) && rest === undefined),
        `must be group=role,group=role with the roles ${ROLES.join(', ')}`,
      )
      .transform((pairs) => new Map(pairs as [string, Role][]))
      .optional(),
  })
  .refine(({ OIDC_ISSUER, OIDC_AUDIENCE }) => !OIDC_ISSUER === !OIDC_AUDIENCE, {
    path: ['OIDC_AUDIENCE'],
    message: 'and OIDC_ISSUER must be set together',
  });

const isRole = (text: unknown) => ROLES.some((role) => role === text);

const sourceUrls = z.record(z.string(), url('postgres:', 'postgresql:').unwrap());

/**
 * Reads the configuration. All problems are reported in one error.
 * @throws AppError CONFIG_INVALID; values of URLs are not repeated, they may hold passwords.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment
    .and(bucketEnvironment)
    .and(mailEnvironment)
    .and(oidcEnvironment)
    .safeParse(given);
  const sources = sourceUrls.safeParse(
    Object.fromEntries(Object.entries(given).filter(([name]) => SOURCE_VARIABLE.test(name))),
  );
  if (!parsed.success || !sources.success) {
    const issues = [parsed, sources].flatMap(({ error }) => error?.issues ?? []);
    const problems = issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new AppError('CONFIG_INVALID', `The environment is not right:\n  ${problems.join('\n  ')}`, {
      problems,
    });
  }
  const values = parsed.data;
  return {
    dataFolder: resolve(values.GUGUS_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    sourceDatabaseUrl: sources.data['SOURCE_DATABASE_URL'] ?? null,
    sourceDatabases: new Map(Object.entries(sources.data)),
    redisUrl: values.REDIS_URL ?? null,
    s3: bucketConfig(values),
    http: {
      host: values.GUGUS_HOST,
      port: values.GUGUS_PORT,
      hosts: values.GUGUS_HOSTS,
      corsOrigins: values.GUGUS_CORS_ORIGINS,
      trustedProxies: values.GUGUS_TRUST_PROXY,
    },
    safelist: values.GUGUS_SAFELIST ? resolve(values.GUGUS_SAFELIST) : null,
    oidc: oidcConfig(values),
    key: values.GUGUS_KEY ?? null,
    mostFileBytes: values.GUGUS_FILE_MB * 1_000_000,
    urlAllow: new Set(values.GUGUS_URL_ALLOW?.toLowerCase().split(',')),
    logLevel: values.GUGUS_LOG_LEVEL,
    limits: {
      pointsPerMinute: values.GUGUS_POINTS_PER_MINUTE,
      wrongKeysPerMinute: values.GUGUS_WRONG_KEYS_PER_MINUTE,
    },
    predictionDays: values.GUGUS_PREDICTION_DAYS,
    computeThreads: values.GUGUS_COMPUTE_THREADS,
    jobs: { lockMs: values.GUGUS_JOB_LOCK_MS, reconcileMs: values.GUGUS_JOB_RECONCILE_MS },
    notifications: {
      timeoutMs: values.GUGUS_NOTIFY_TIMEOUT_MS,
      retryMs: values.GUGUS_NOTIFY_RETRY_MS,
      mail: values.SMTP_URL && values.SMTP_FROM ? { url: values.SMTP_URL, from: values.SMTP_FROM } : null,
    },
  };
}

function bucketConfig(values: z.infer<typeof bucketEnvironment>): Config['s3'] {
  const { S3_BUCKET: bucket, S3_ENDPOINT, S3_REGION, S3_PREFIX: prefix, GUGUS_BLOB_CACHE_MB } = values;
  if (!bucket) return null;
  const [endpoint, region] = [S3_ENDPOINT ?? null, S3_REGION ?? null];
  return { bucket, endpoint, region, prefix, cacheBytes: GUGUS_BLOB_CACHE_MB * 1e6 };
}

function oidcConfig(values: z.infer<typeof oidcEnvironment>): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_ROLES_CLAIM: rolesClaim, OIDC_ROLES } = values;
  if (!issuer || !audience) return null;
  return { issuer, audience, rolesClaim, roleOfGroup: OIDC_ROLES ?? null };
}
