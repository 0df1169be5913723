import type { Language } from '../entities/notification-endpoint.ts';
import type { EventKind, NotificationEvent } from '../entities/notification-event.ts';
import { checksInIndonesian, inWords } from './decision-words.ts';
import type { EventFacts } from './event-catalog.ts';
import type { DecisionCheck } from './gate-words.ts';

/** What people read of an event, in plain text. */
export interface EventText {
  title: string;
  lines: string[];
}

type Writer<Kind extends EventKind> = (facts: EventFacts<Kind>) => EventText;

const MOST_ITEMS = 20;

const STAGE_SIGNS = { SUCCEEDED: '✅', FAILED: '❌', SKIPPED: '⏭️' } as const;

/** The texts of every kind of event in both languages: the one place for webhooks and e-mail. */
const TEXTS: { [Kind in EventKind]: Record<Language, Writer<Kind>> } = {
  DRIFT_DETECTED: {
    EN: (facts) => ({
      title: `⚠️ Drift detected in ${facts.dataset}`,
      lines: [
        `Compared: ${facts.current} with ${facts.reference}`,
        `Share of drifted columns: ${percent(facts.driftShare, 'EN')}`,
        ...optional(facts.model, (model) => `Model: ${model}`),
        ...listed('Drifted columns:', facts.driftedColumns, 'EN'),
      ],
    }),
    ID: (facts) => ({
      title: `⚠️ Drift terdeteksi pada ${facts.dataset}`,
      lines: [
        `Perbandingan: ${facts.current} dengan ${facts.reference}`,
        `Proporsi kolom yang mengalami drift: ${percent(facts.driftShare, 'ID')}`,
        ...optional(facts.model, (model) => `Model: ${model}`),
        ...listed('Kolom yang mengalami drift:', facts.driftedColumns, 'ID'),
      ],
    }),
  },
  PIPELINE_FINISHED: {
    EN: (facts) => ({
      title: `${outcomeSign(facts.outcome)} Pipeline run ${facts.runNumber} of ${facts.dataset} ${
        { SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELLED: 'was cancelled' }[facts.outcome]
      }`,
      lines: [
        `Trigger: ${facts.trigger}`,
        `From ${utc(facts.startedAt)} to ${utc(facts.finishedAt)}`,
        ...optional(facts.model, (model) => `Model: ${model}`),
        ...listed('Stages:', stageLines(facts.stages, 'EN'), 'EN'),
        ...listed('Metrics:', metricLines(facts.metrics, 'EN'), 'EN'),
      ],
    }),
    ID: (facts) => ({
      title: `${outcomeSign(facts.outcome)} Pipeline ke-${facts.runNumber} untuk ${facts.dataset} ${
        { SUCCEEDED: 'berhasil', FAILED: 'gagal', CANCELLED: 'dibatalkan' }[facts.outcome]
      }`,
      lines: [
        `Pemicu: ${facts.trigger}`,
        `Dari ${utc(facts.startedAt)} sampai ${utc(facts.finishedAt)}`,
        ...optional(facts.model, (model) => `Model: ${model}`),
        ...listed('Tahap:', stageLines(facts.stages, 'ID'), 'ID'),
        ...listed('Metrik:', metricLines(facts.metrics, 'ID'), 'ID'),
      ],
    }),
  },
  MODEL_PROMOTED: {
    EN: (facts) => ({
      title: `🚀 ${facts.model} ${facts.version} is ${facts.alias} now`,
      lines: [`Before: ${facts.from ?? 'none'}`, `By: ${facts.movedBy}`, `Reason: ${facts.reason}`],
    }),
    ID: (facts) => ({
      title: `🚀 ${facts.model} ${facts.version} kini menjadi ${facts.alias}`,
      lines: [
        `Sebelumnya: ${facts.from ?? 'tidak ada'}`,
        `Oleh: ${facts.movedBy}`,
        `Alasan: ${facts.reason}`,
      ],
    }),
  },
  MODEL_ROLLED_BACK: {
    EN: (facts) => ({
      title: `↩️ ${facts.alias} of ${facts.model} was rolled back to ${facts.version}`,
      lines: [`Before: ${facts.from ?? 'none'}`, `By: ${facts.movedBy}`, `Reason: ${facts.reason}`],
    }),
    ID: (facts) => ({
      title: `↩️ ${facts.alias} dari ${facts.model} dikembalikan ke ${facts.version}`,
      lines: [
        `Sebelumnya: ${facts.from ?? 'tidak ada'}`,
        `Oleh: ${facts.movedBy}`,
        `Alasan: ${facts.reason}`,
      ],
    }),
  },
  MODEL_NOT_PROMOTED: {
    EN: (facts) => ({
      title: `🛑 ${facts.model} ${facts.version} was not promoted to ${facts.alias}`,
      lines: [`Reason: ${facts.reason}`, ...listed('Checks:', checkLines(facts, 'EN'), 'EN')],
    }),
    ID: (facts) => ({
      title: `🛑 ${facts.model} ${facts.version} tidak dipromosikan ke ${facts.alias}`,
      lines: [
        `Alasan: ${reasonOf(facts, facts.reason, 'ID')}`,
        ...listed('Pemeriksaan:', checkLines(facts, 'ID'), 'ID'),
      ],
    }),
  },
  DATA_BLOCKED: {
    EN: (facts) => ({
      title: `⛔ Version ${facts.version} of ${facts.dataset} is blocked`,
      lines: [
        'It breaks expectations that block: nothing is trained on it.',
        ...listed('What failed:', facts.failures, 'EN'),
      ],
    }),
    ID: (facts) => ({
      title: `⛔ Versi ${facts.version} dari ${facts.dataset} diblokir`,
      lines: [
        'Versi ini melanggar aturan yang memblokir: tidak ada model yang dilatih dengannya.',
        ...listed('Yang gagal:', facts.failures, 'ID'),
      ],
    }),
  },
  SOURCE_FAILING: {
    EN: (facts) => ({
      title: `🔌 The source of ${facts.dataset} cannot be read`,
      lines: [`Code: ${facts.code}`, facts.message, 'It is tried again; you are told once.'],
    }),
    ID: (facts) => ({
      title: `🔌 Sumber data ${facts.dataset} tidak dapat dibaca`,
      lines: [
        `Kode: ${facts.code}`,
        facts.message,
        'Sistem akan mencoba lagi; pemberitahuan ini hanya dikirim sekali.',
      ],
    }),
  },
  CANARY_ABORTED: {
    EN: (facts) => ({
      title: `🐤 The canary ${facts.version} of ${facts.model} was aborted`,
      lines: [`Alias: ${facts.alias}`, `Reason: ${facts.reason}`],
    }),
    ID: (facts) => ({
      title: `🐤 Canary ${facts.version} dari ${facts.model} dihentikan`,
      lines: [
        `Alias: ${facts.alias}`,
        `Alasan: ${facts.failed?.length ? checksInIndonesian(facts.failed).join('; ') : facts.reason}`,
      ],
    }),
  },
  TEST: {
    EN: (facts) => ({
      title: '👋 A test of the notifications of Gugus',
      lines: [`Asked for by: ${facts.requestedBy}`, 'If you read this, notifications arrive.'],
    }),
    ID: (facts) => ({
      title: '👋 Uji coba notifikasi Gugus',
      lines: [`Diminta oleh: ${facts.requestedBy}`, 'Jika pesan ini terbaca, notifikasi sudah sampai.'],
    }),
  },
};

/** What people read of an event: a title of one line, and further lines. */
export function describeEvent(
  { kind, facts }: Pick<NotificationEvent, 'kind' | 'facts'>,
  language: Language,
): EventText {
  const write = TEXTS[kind][language] as (facts: unknown) => EventText;
  const { title, lines } = write(facts);
  return { title: oneLine(title), lines: lines.map(oneLine) };
}

/** A time for people. */
export function utc(time: Date | string): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** What users wrote cannot begin a line, or a header, of its own. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const LOCALES = { EN: 'en', ID: 'id' } as const;
const AND_MORE = { EN: 'and more: ', ID: 'dan lainnya: ' } as const;

const percent = (share: number, language: Language) =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);

const decimal = (value: number, language: Language) =>
  new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: 6 }).format(value);

const optional = (value: string | null, write: (value: string) => string) =>
  value === null ? [] : [write(value)];

function listed(heading: string, items: readonly string[], language: Language): string[] {
  if (items.length === 0) return [];
  const rest = items.length - MOST_ITEMS;
  const shown = items.slice(0, MOST_ITEMS).map((item) => `• ${item}`);
  return [heading, ...shown, ...(rest > 0 ? [`• ${AND_MORE[language]}${rest}`] : [])];
}

const outcomeSign = (outcome: EventFacts<'PIPELINE_FINISHED'>['outcome']) =>
  ({ SUCCEEDED: '✅', FAILED: '❌', CANCELLED: '🚫' })[outcome];

const stageLines = (stages: EventFacts<'PIPELINE_FINISHED'>['stages'], language: Language) =>
  stages.map((stage) => {
    const message = reasonOf(stage, stage.message, language);
    return `${STAGE_SIGNS[stage.status]} ${stage.name}${message === null ? '' : `: ${message}`}`;
  });

/** A reason in the language; one that is known by its English words alone stays English. */
function reasonOf<English extends string | null>(
  { code, figures }: { code?: string | null; figures?: Record<string, unknown> | null },
  english: English,
  language: Language,
): string | English {
  return language === 'EN' || !code ? english : inWords({ code, ...figures }, language);
}

const metricLines = (metrics: EventFacts<'PIPELINE_FINISHED'>['metrics'], language: Language) =>
  metrics.map(({ name, value }) => `${name}: ${value === null ? '–' : decimal(value, language)}`);

function checkLines({ checks, figures }: EventFacts<'MODEL_NOT_PROMOTED'>, language: Language): string[] {
  const data = language === 'ID' ? (figures?.['figures'] as DecisionCheck[] | undefined) : undefined;
  const told = data && checksInIndonesian(data);
  return checks.map(
    ({ name, passed, reason }, i) => `${passed ? '✅' : '❌'} ${name}: ${told?.[i] ?? reason}`,
  );
}
