import { expect, test } from 'vitest';
import { LANGUAGES } from '../entities/notification-endpoint.ts';
import { EVENT_KINDS, type EventKind, type NotificationEvent } from '../entities/notification-event.ts';
import { EVENT_CATALOG, type EventFacts } from './event-catalog.ts';
import { describeEvent } from './event-texts.ts';
import { genericBody, mailOf, slackBody } from './render-event.ts';

const move = {
  model: 'segments',
  alias: 'Production',
  version: 'v2.1',
  from: 'v2.0',
  moveNumber: 3,
  reason: 'better',
  movedBy: 'ani',
};

const FACTS: { [Kind in EventKind]: EventFacts<Kind> } = {
  DRIFT_DETECTED: {
    reportId: 'r1',
    dataset: 'schools',
    model: 'segments',
    reference: 'version 3',
    current: 'version 4',
    driftedColumns: ['pupils', 'teachers'],
    driftShare: 0.125,
  },
  PIPELINE_FINISHED: {
    pipelineRunId: 'p1',
    runNumber: 12,
    outcome: 'FAILED',
    trigger: 'SCHEDULE',
    dataset: 'schools',
    model: 'segments',
    startedAt: '2026-11-20T01:02:03Z',
    finishedAt: '2026-11-20T01:05:00Z',
    stages: [
      { name: 'snapshot', status: 'SUCCEEDED', message: null },
      { name: 'sweep', status: 'FAILED', message: 'K_EXCEEDS_ROWS' },
      { name: 'promote', status: 'SKIPPED', message: null },
    ],
    metrics: [
      { name: 'silhouette', value: 0.51234567 },
      { name: 'inertia', value: null },
    ],
  },
  MODEL_PROMOTED: move,
  MODEL_ROLLED_BACK: { ...move, from: null },
  MODEL_NOT_PROMOTED: {
    model: 'segments',
    alias: 'Production',
    version: 'v2.1',
    reason: 'a check failed',
    checks: [
      { name: 'silhouette', passed: true, reason: '0.6 is at least 0.5' },
      { name: 'latency', passed: false, reason: '12 ms is above 10 ms' },
    ],
  },
  DATA_BLOCKED: {
    dataset: 'schools',
    version: 4,
    validationReportId: 'v1',
    failures: ['NOT_NULL of pupils: 3 rows'],
  },
  SOURCE_FAILING: { dataset: 'schools', code: 'SOURCE_UNAVAILABLE', message: 'The source is away.' },
  CANARY_ABORTED: { model: 'segments', alias: 'Production', version: 'v2.1', reason: 'too many errors' },
  TEST: { requestedBy: 'ani' },
};

const event = (kind: EventKind, facts: Record<string, unknown> = FACTS[kind]): NotificationEvent => ({
  id: '01912345-0000-7000-8000-000000000000',
  kind,
  key: 'k',
  at: new Date('2026-11-20T01:02:03.456Z'),
  facts,
  createdAt: new Date(0),
});

test.each(EVENT_KINDS)(
  '%s has a text in both languages, which tells its facts and nothing undefined',
  (kind) => {
    expect(() => EVENT_CATALOG[kind].parse(FACTS[kind])).not.toThrow();
    const texts = LANGUAGES.map((language) => {
      const { subject, text, html } = mailOf(event(kind), language);
      for (const part of [subject, text, html, slackBody(event(kind), language)]) {
        expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
      }
      expect(text.split('\n').length).toBeGreaterThan(4);
      return text;
    });
    expect(texts[0]).not.toBe(texts[1]);
    const { dataset, model, requestedBy } = FACTS[kind] as Record<string, string>;
    for (const text of texts) expect(text).toContain(dataset ?? model ?? requestedBy);
  },
);

test('a pipeline tells each stage with its sign, its metrics, number, trigger and times', () => {
  expect(describeEvent(event('PIPELINE_FINISHED'), 'ID')).toEqual({
    title: '❌ Pipeline ke-12 untuk schools gagal',
    lines: [
      'Pemicu: SCHEDULE',
      'Dari 2026-11-20 01:02:03 UTC sampai 2026-11-20 01:05:00 UTC',
      'Model: segments',
      'Tahap:',
      '• ✅ snapshot',
      '• ❌ sweep: K_EXCEEDS_ROWS',
      '• ⏭️ promote',
      'Metrik:',
      '• silhouette: 0,512346',
      '• inertia: –',
    ],
  });
});

test('the reasons of stages and of a refusal are told in the language of the text; older facts have English ones', () => {
  const drift = { drifted: 1, columns: 2, share: 0.5, reference: 3, version: 4, names: ['pupils'] };
  const stage = { name: 'DRIFT', status: 'SUCCEEDED', message: 'drift: 1 of 2 columns …' };
  const pipeline = (stages: object[]) => event('PIPELINE_FINISHED', { ...FACTS.PIPELINE_FINISHED, stages });
  const told = pipeline([{ ...stage, code: 'DRIFTED', figures: drift }]);
  expect(describeEvent(told, 'ID').lines[4]).toBe(
    '• ✅ DRIFT: drift: 1 dari 2 kolom bergeser dari versi 3 ke versi 4 (proporsi 0,5): pupils',
  );
  expect(describeEvent(told, 'EN').lines[4]).toBe(`• ✅ DRIFT: ${stage.message}`);
  expect(describeEvent(pipeline([stage]), 'ID').lines[4]).toBe(`• ✅ DRIFT: ${stage.message}`);

  const check = { name: 'CLUSTER_SIZE', passed: false, reason: 'the smallest cluster has 10 rows' };
  const older = {
    ...FACTS.MODEL_NOT_PROMOTED,
    reason: 'v2.1 does not pass the gate (revision 1): …',
    checks: [check],
  };
  const checks = [check.reason];
  const figures = { model: 'v2.1', revision: 1, checks, figures: [{ ...check, value: 10, bound: 11 }] };
  const refused = event('MODEL_NOT_PROMOTED', { ...older, code: 'GATE_FAILED', figures });
  expect(describeEvent(refused, 'ID').lines).toEqual([
    'Alasan: v2.1 tidak lolos gerbang promosi (revisi 1): jumlah baris klaster terkecil 10 (batas 11) tidak terpenuhi',
    'Pemeriksaan:',
    '• ❌ CLUSTER_SIZE: jumlah baris klaster terkecil 10 (batas 11) tidak terpenuhi',
  ]);
  expect(describeEvent(refused, 'EN').lines[0]).toBe(`Reason: ${older.reason}`);
  expect(describeEvent(event('MODEL_NOT_PROMOTED', older), 'ID').lines).toEqual([
    `Alasan: ${older.reason}`,
    'Pemeriksaan:',
    `• ❌ CLUSTER_SIZE: ${check.reason}`,
  ]);
});

test('a canary that failed a test is told of in the language of the text, one that somebody ended by what was said', () => {
  const failed = [{ name: 'AGREEMENT', passed: false, value: 0.5, bound: 0.2, reason: 'in English' }];
  const told = event('CANARY_ABORTED', { ...FACTS.CANARY_ABORTED, failed });
  expect(describeEvent(told, 'ID').lines[1]).toBe(
    'Alasan: proporsi label yang berbeda dari Production 0,5 (batas 0,2) tidak terpenuhi',
  );
  expect(describeEvent(told, 'EN').lines[1]).toBe('Reason: too many errors');
  for (const facts of [FACTS.CANARY_ABORTED, { ...FACTS.CANARY_ABORTED, failed: [] }]) {
    expect(describeEvent(event('CANARY_ABORTED', facts), 'ID').lines[1]).toBe('Alasan: too many errors');
  }
});

test('what users wrote begins no line, header, tag or mention of its own', () => {
  const facts = {
    ...move,
    model: 'm\r\nBcc: all@example.org',
    reason: '<!channel> <script>alert("1")</script>\u2028& more',
  };
  for (const language of LANGUAGES) {
    const { subject, text, html } = mailOf(event('MODEL_PROMOTED', facts), language);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/^(Bcc|& more)/m);
    expect(html).not.toMatch(/<script|<!channel/);
    const slack = slackBody(event('MODEL_PROMOTED', facts), language);
    expect(slack).toContain('&lt;!channel&gt;');
    expect(slack).not.toContain('<!channel>');
  }
});

test('texts stay within the bounds of Slack, however much there is to tell', () => {
  const failures = Array.from({ length: 10_000 }, (_, i) => `rule ${i}: ${'😀'.repeat(1000)}`);
  const facts = { ...FACTS.DATA_BLOCKED, dataset: 'd'.repeat(250), failures };
  for (const language of LANGUAGES) {
    const { blocks } = JSON.parse(slackBody(event('DATA_BLOCKED', facts), language));
    expect(blocks[0].text.text.length).toBeLessThanOrEqual(150);
    expect(blocks[1].text.text.length).toBeLessThanOrEqual(3000);
    expect(mailOf(event('DATA_BLOCKED', facts), language).subject.length).toBeLessThanOrEqual(200);
    expect(describeEvent(event('DATA_BLOCKED', facts), language).lines.at(-1)).toContain('9980');
  }
});

test('programs get the facts as they are', () => {
  expect(JSON.parse(genericBody(event('DRIFT_DETECTED')))).toEqual({
    id: '01912345-0000-7000-8000-000000000000',
    type: 'DRIFT_DETECTED',
    timestamp: '2026-11-20T01:02:03.456Z',
    data: FACTS.DRIFT_DETECTED,
  });
});
