import type { Why } from '../entities/pipeline-run.ts';
import type { Language } from './describe-drift.ts';
import { checkInIndonesian, type DecisionCheck } from './gate-words.ts';

type Words = Record<Language, string>;

/**
 * What a decision record says: a text per reason, in which {figure} stands for a figure of the reason. Records keep the
 * reason and its figures; the words are made when they are read.
 */
const WORDS = {
  // COLLECT
  COLLECTED: {
    EN: 'the source was read: {rows} rows, which are version {version}',
    ID: 'sumber data dibaca: {rows} baris, yaitu versi {version}',
  },
  FORCED: {
    EN: 'the retrain was forced: the current version {version} is used as it is',
    ID: 'pelatihan ulang dipaksakan: versi {version} yang berlaku dipakai apa adanya',
  },
  VERSION_FIRED: {
    EN: 'version {version} itself fired the policy: there is nothing to collect',
    ID: 'versi {version} sendiri yang memicu kebijakan: tidak ada yang perlu dikumpulkan',
  },
  REPORT_FIRED: {
    EN: 'the drift report that fired the policy looked at the current version {version}',
    ID: 'laporan drift yang memicu kebijakan sudah memeriksa versi {version} yang berlaku',
  },
  // VALIDATE
  VALID: {
    EN: 'version {version} fulfils its expectations (revision {revision})',
    ID: 'versi {version} memenuhi seluruh ekspektasi (revisi {revision})',
  },
  RELEASED: {
    EN: 'version {version} was in quarantine and has been released',
    ID: 'versi {version} sempat dikarantina dan sudah dilepas',
  },
  UNCHECKED: {
    EN: 'the dataset has no expectations: version {version} was not checked',
    ID: 'dataset tidak punya ekspektasi: versi {version} tidak diperiksa',
  },
  INVALID: {
    EN: 'version {version} is {standing}: {failures}',
    ID: 'versi {version} berstatus {standing}: {failures}',
  },
  // VERSION
  NEW_VERSION: { EN: 'version {version} is new', ID: 'versi {version} adalah versi baru' },
  SAME_CONTENT: {
    EN: 'the source holds what version {version} holds: no new version was made',
    ID: 'isi sumber sama dengan versi {version}: tidak dibuat versi baru',
  },
  OLD_CONTENT: {
    EN: 'the source shows the rows of version {collected} again; the current version {version} stays and is used',
    ID: 'sumber kembali menampilkan baris versi {collected}; versi {version} tetap berlaku dan dipakai',
  },
  VERSION_KNOWN: {
    EN: 'version {version} was there before this firing',
    ID: 'versi {version} sudah ada sebelum pemicuan ini',
  },
  // DRIFT
  DRIFTED: {
    EN: 'drift: {drifted} of {columns} columns drifted from version {reference} to version {version} (share {share}): {names}',
    ID: 'drift: {drifted} dari {columns} kolom bergeser dari versi {reference} ke versi {version} (proporsi {share}): {names}',
  },
  NO_DRIFT: {
    EN: 'no drift: {drifted} of {columns} columns drifted from version {reference} to version {version} (share {share})',
    ID: 'tidak ada drift: {drifted} dari {columns} kolom bergeser dari versi {reference} ke versi {version} (proporsi {share})',
  },
  NO_PRODUCTION: {
    EN: 'no version is Production yet: there is nothing to compare with',
    ID: 'belum ada versi Production: tidak ada pembanding',
  },
  OTHER_DATASET: {
    EN: 'Production was trained on another dataset: the two cannot be compared',
    ID: 'Production dilatih pada dataset lain: keduanya tidak dapat dibandingkan',
  },
  SAME_DATA: {
    EN: 'Production was trained on this same version {version}',
    ID: 'Production dilatih pada versi {version} yang sama',
  },
  DRIFT_NOT_ASKED: {
    EN: 'the policy trains whatever drift there is ({trainWhen})',
    ID: 'kebijakan melatih tanpa memandang drift ({trainWhen})',
  },
  // SWEEP
  TRAINED: {
    EN: '{model} was trained on version {version}: {clusters} clusters, silhouette {silhouette}. {reason}',
    ID: '{model} dilatih pada versi {version}: {clusters} klaster, silhouette {silhouette}',
  },
  TRAINED_BEFORE: {
    EN: '{model} was trained on the same data with the same settings by firing {run}; a forced retrain would train again',
    ID: '{model} sudah dilatih pada data dan pengaturan yang sama oleh pemicuan {run}; pelatihan paksa akan melatih lagi',
  },
  NOTHING_ADMISSIBLE: {
    EN: 'no run of the sweep is admissible: {reason}',
    ID: 'tidak ada run yang memenuhi syarat: {reason}',
  },
  NO_DRIFT_NO_TRAINING: {
    EN: 'no drift was found ({drifted} of {columns} columns, share {share}), and the policy trains on drift only',
    ID: 'tidak ditemukan drift ({drifted} dari {columns} kolom, proporsi {share}), dan kebijakan hanya melatih bila ada drift',
  },
  NO_NEW_DATA: {
    EN: 'Production was trained on version {version} already, and nobody forced a retrain',
    ID: 'Production sudah dilatih pada versi {version}, dan pelatihan ulang tidak dipaksakan',
  },
  // COMPARE
  FIRST_MODEL: {
    EN: 'no version is Production yet: {model} has no rival',
    ID: 'belum ada versi Production: {model} tidak punya pesaing',
  },
  BETTER: {
    EN: '{model} is better than {champion}: silhouette {challengerSilhouette} against {championSilhouette} on the same rows',
    ID: '{model} lebih baik daripada {champion}: silhouette {challengerSilhouette} berbanding {championSilhouette} pada baris yang sama',
  },
  NOT_BETTER: {
    EN: '{model} is not better than {champion}: silhouette {challengerSilhouette} against {championSilhouette} on the same rows',
    ID: '{model} tidak lebih baik daripada {champion}: silhouette {challengerSilhouette} berbanding {championSilhouette} pada baris yang sama',
  },
  GATE_PASSED: {
    EN: '{model} passes the gate (revision {revision}): {checks}',
    ID: '{model} lolos gerbang promosi (revisi {revision}): {checks}',
  },
  GATE_FAILED: {
    EN: '{model} does not pass the gate (revision {revision}): {checks}',
    ID: '{model} tidak lolos gerbang promosi (revisi {revision}): {checks}',
  },
  NOT_COMPARABLE: {
    EN: '{model} could not be compared with {champion}: {message}',
    ID: '{model} tidak dapat dibandingkan dengan {champion}: {message}',
  },
  IS_PRODUCTION: { EN: '{model} is Production already', ID: '{model} sudah menjadi Production' },
  // CANARY
  NO_CANARY: { EN: 'the policy tries no canary', ID: 'kebijakan tidak memakai canary' },
  CANARY_PROMOTED: {
    EN: '{model} answered {requests} requests as a canary and is Production now (before: {from})',
    ID: '{model} menjawab {requests} permintaan sebagai canary dan kini menjadi Production (sebelumnya: {from})',
  },
  CANARY_WORSE: {
    EN: 'the canary of {model} was aborted: {checks}',
    ID: 'canary {model} dihentikan: {checks}',
  },
  CANARY_STOPPED: {
    EN: '{by} aborted the canary of {model}: {reason}',
    ID: '{by} menghentikan canary {model}: {reason}',
  },
  CANARY_ABORTED: {
    EN: 'the canary of {model} was taken back: {reason}',
    ID: 'canary {model} ditarik kembali: {reason}',
  },
  CANARY_REFUSED: {
    EN: '{model} was not ready to be a canary ({error}): {reason}',
    ID: '{model} belum siap menjadi canary ({error}): {reason}',
  },
  // PROMOTE
  PROMOTED_BY_CANARY: {
    EN: 'its canary has made {model} Production: there is nothing left to do',
    ID: 'canary sudah menjadikan {model} Production: tidak ada lagi yang perlu dilakukan',
  },
  PROMOTED: {
    EN: '{model} is Production now (before: {from})',
    ID: '{model} kini menjadi Production (sebelumnya: {from})',
  },
  DRY_RUN: {
    EN: 'the firing was asked not to promote (skipPromotion); {model} stays a challenger',
    ID: 'pemicuan diminta tidak mempromosikan (skipPromotion); {model} tetap penantang',
  },
  BY_HAND: {
    EN: 'the policy leaves promotions to people; {model} waits for promoteModel',
    ID: 'kebijakan menyerahkan promosi kepada orang; {model} menunggu promoteModel',
  },
  NOT_CONVINCING: {
    EN: '{model} stays a challenger, for the comparison spoke against it',
    ID: '{model} tetap penantang, karena hasil pembandingan tidak mendukungnya',
  },
  REFUSED: {
    EN: 'the promotion was refused ({error}): {message}',
    ID: 'promosi ditolak ({error}): {message}',
  },
  // NOTIFY
  ANNOUNCED: {
    EN: 'the outcome was announced to all who subscribed',
    ID: 'hasilnya diumumkan kepada semua pelanggan',
  },
  // Any stage, or the firing as a whole
  EARLIER_STAGE: { EN: '{stage} ended it before', ID: 'sudah diakhiri pada tahap {stage}' },
  ERROR: { EN: 'it failed ({error}): {message}', ID: 'gagal ({error}): {message}' },
  CANCELLED: { EN: 'somebody cancelled it', ID: 'dibatalkan' },
  COOLED_DOWN: {
    EN: 'firing {run} began less than {seconds} seconds before, which is the cooldown of the policy',
    ID: 'pemicuan {run} dimulai kurang dari {seconds} detik sebelumnya, yaitu masa jeda kebijakan',
  },
  COALESCED: {
    EN: 'firing {run} was waiting for its turn already and sees to this one too',
    ID: 'pemicuan {run} sudah menunggu giliran dan sekaligus menangani yang ini',
  },
  // What fired
  BY_SCHEDULE: { EN: 'its schedule was due at {tick}', ID: 'jadwalnya jatuh tempo pada {tick}' },
  BY_MISSED_SCHEDULE: {
    EN: 'its schedule was due from {since} to {tick} while nothing ran: that is made good once',
    ID: 'jadwalnya terlewat dari {since} sampai {tick} saat sistem tidak berjalan: dijalankan satu kali',
  },
  BY_DATA_CHANGE: {
    EN: 'version {version} became the current one of {dataset}',
    ID: 'versi {version} menjadi versi yang berlaku untuk {dataset}',
  },
  BY_DRIFT: {
    EN: 'a drift report found drift in {drifted} of {columns} columns (share {share})',
    ID: 'laporan drift menemukan pergeseran pada {drifted} dari {columns} kolom (proporsi {share})',
  },
  BY_ALERT: {
    EN: 'the alert {alert} fired at {startsAt}',
    ID: 'peringatan {alert} menyala pada {startsAt}',
  },
  BY_HAND_FIRED: { EN: '{by} fired it by hand{said}', ID: '{by} memicunya secara manual{said}' },
} as const satisfies Record<string, Words>;

export type WhyCode = keyof typeof WORDS;

/** A reason with its figures, checked to be one that has words. */
export function because(code: WhyCode, figures: Record<string, unknown> = {}): Why {
  return { code, ...figures };
}

/** A reason in words. */
export function inWords({ code, ...figures }: Why, language: Language): string {
  const words: Words = WORDS[code as WhyCode];
  const checks = figures['figures'] as DecisionCheck[] | undefined;
  const told =
    language === 'ID' && checks ? { ...figures, checks: checksInIndonesian(decisiveOf(checks)) } : figures;
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) => shown(told[name], language));
}

/** Those of the checks of a decision that a reason names: what failed, or all where nothing did. */
export function decisiveOf<Check extends Pick<DecisionCheck, 'passed'>>(
  checks: readonly Check[],
): readonly Check[] {
  const failed = checks.filter(({ passed }) => !passed);
  return failed.length > 0 ? failed : checks;
}

/** The reasons of checks are English; in Indonesian their figures say the same. */
export function checksInIndonesian(checks: readonly DecisionCheck[]): string[] {
  return checks.map((check) => checkInIndonesian(check, (value) => shown(value, 'ID')));
}

const SHOWN_DIGITS = 4;

function shown(figure: unknown, language: Language): string {
  if (typeof figure === 'number') {
    const digits = String(Number(figure.toPrecision(SHOWN_DIGITS)));
    return language === 'ID' ? digits.replace('.', ',') : digits;
  }
  if (Array.isArray(figure)) return figure.map((each) => shown(each, language)).join('; ');
  return typeof figure === 'string'
    ? figure
    : figure === null || figure === undefined
      ? '–'
      : JSON.stringify(figure);
}
