import type { Context } from '../context.ts';
import { PipelineRun, PipelineStage, type Stage, type StageState } from '../entities/pipeline-run.ts';
import { notFound } from '../errors.ts';
import { inWords } from './decision-words.ts';
import type { Language } from './describe-drift.ts';
import { findById } from './find-one.ts';

export interface Answer {
  /** null: the question is about the firing as a whole. */
  stage: Stage | null;
  question: string;
  answer: string;
}

/** `skipped`: where that is another question than why it failed. */
type Question = Record<Language, { done: string; not: string; skipped?: string }>;

const QUESTIONS: Record<Stage, Question> = {
  COLLECT: {
    EN: { done: 'Why was new data collected?', not: 'Why was no new data collected?' },
    ID: { done: 'Mengapa data baru dikumpulkan?', not: 'Mengapa data baru tidak dikumpulkan?' },
  },
  VALIDATE: {
    EN: {
      done: 'Why does the data count as valid?',
      not: 'Why does the data not count as valid?',
      skipped: 'Why was the data not checked?',
    },
    ID: {
      done: 'Mengapa data dianggap sah?',
      not: 'Mengapa data tidak dinyatakan sah?',
      skipped: 'Mengapa data tidak diperiksa?',
    },
  },
  VERSION: {
    EN: { done: 'Why is there a new version?', not: 'Why is there no new version?' },
    ID: { done: 'Mengapa ada versi baru?', not: 'Mengapa tidak ada versi baru?' },
  },
  DRIFT: {
    EN: { done: 'Has the data drifted?', not: 'Why was drift not looked for?' },
    ID: { done: 'Apakah data bergeser?', not: 'Mengapa drift tidak diperiksa?' },
  },
  SWEEP: {
    EN: { done: 'Why and how did it train?', not: 'Why did it not train?' },
    ID: { done: 'Mengapa dan bagaimana model dilatih?', not: 'Mengapa model tidak dilatih?' },
  },
  COMPARE: {
    EN: { done: 'How does the new model compare?', not: 'Why was nothing compared?' },
    ID: { done: 'Bagaimana hasil pembandingan model baru?', not: 'Mengapa tidak ada pembandingan?' },
  },
  CANARY: {
    EN: {
      done: 'How did the new model do as a canary?',
      not: 'Why did its canary come to no end?',
      skipped: 'Why was the new model not tried as a canary?',
    },
    ID: {
      done: 'Bagaimana hasil canary model baru?',
      not: 'Mengapa canary model baru tidak selesai?',
      skipped: 'Mengapa model baru tidak diuji sebagai canary?',
    },
  },
  PROMOTE: {
    EN: {
      done: 'Why was the new model promoted, and is served?',
      not: 'Why was no model promoted, and is what is served unchanged?',
    },
    ID: {
      done: 'Mengapa model baru dipromosikan dan dilayankan?',
      not: 'Mengapa tidak ada model yang dipromosikan, dan layanan tetap seperti semula?',
    },
  },
  NOTIFY: {
    EN: { done: 'Who was told?', not: 'Why was nobody told?' },
    ID: { done: 'Siapa yang diberi tahu?', not: 'Mengapa tidak ada yang diberi tahu?' },
  },
};

const STATES: Record<Language, Record<StageState, string>> = {
  EN: { PENDING: 'not yet', RUNNING: 'at work', DONE: 'done', SKIPPED: 'skipped', FAILED: 'failed' },
  ID: { PENDING: 'belum', RUNNING: 'sedang berjalan', DONE: 'selesai', SKIPPED: 'dilewati', FAILED: 'gagal' },
};

/** What a firing decided, as questions and answers in words. @throws AppError NOT_FOUND */
export async function explainDecision(
  ctx: Pick<Context, 'db'>,
  runId: string,
  language: Language,
): Promise<Answer[]> {
  const run = await findById(ctx, PipelineRun, runId);
  if (!run) throw notFound('pipeline run', runId);
  const stages = await ctx.db.manager.find(PipelineStage, { where: { runId }, order: { position: 'ASC' } });
  const [fired, ended] =
    language === 'EN'
      ? ['Why did it fire?', 'What came of it?']
      : ['Mengapa kebijakan ini terpicu?', 'Apa hasilnya?'];
  return [
    { stage: null, question: fired, answer: inWords(run.details, language) },
    ...stages.map((stage) => answerOf(stage, language)),
    {
      stage: null,
      question: ended,
      answer: run.why ? `${run.outcome}: ${inWords(run.why, language)}` : STATES[language].RUNNING,
    },
  ];
}

function answerOf({ stage, state, why }: PipelineStage, language: Language): Answer {
  const { done, not, skipped = not } = QUESTIONS[stage][language];
  const isDone = (state !== 'SKIPPED' && state !== 'FAILED') || why?.code === 'PROMOTED_BY_CANARY';
  const question = isDone ? done : state === 'FAILED' ? not : skipped;
  const said = STATES[language][state];
  return { stage, question, answer: why ? `${said}: ${inWords(why, language)}` : said };
}
