import type { DriftColumn, DriftVerdict } from '../entities/drift-column.ts';
import type { DriftReport, ThroughModelFinding } from '../entities/drift-report.ts';
import { DRIFT_TEST_NAMES } from './drift-test-names.ts';

export type Language = 'EN' | 'ID';

type ReportFigures = Pick<DriftReport, 'driftedCount' | 'columnCount' | 'share' | 'drifted' | 'options'>;
type ColumnFigures = Omit<DriftColumn, 'reportId' | 'position'>;

/** What a report comes to, in a sentence; null while it is not done. */
export function describeReport(
  { driftedCount, columnCount, share, drifted, options }: ReportFigures,
  columns: readonly Pick<DriftColumn, 'name' | 'drifted'>[],
  language: Language,
): string | null {
  if (share === null) return null;
  const number = numbersIn(language);
  const names = columns.filter((column) => column.drifted).map(({ name }) => name);
  const list = names.length === 0 ? '' : `: ${names.join(', ')}`;
  const [part, from] = [number(share), number(options.driftShare)];
  return language === 'EN'
    ? `${drifted ? 'Drift' : 'No drift'}: ${driftedCount} of ${columnCount} columns drifted (share ${part}, drift from ${from} on)${list}.`
    : `${drifted ? 'Ada pergeseran' : 'Tidak ada pergeseran'}: ${driftedCount} dari ${columnCount} kolom bergeser (proporsi ${part}; pergeseran mulai ${from})${list}.`;
}

/** What the model makes of both sides, in a sentence or two. */
export function describeThroughModel(
  { clusters, shares, confidence, distance, stability }: ThroughModelFinding,
  language: Language,
): string {
  const number = numbersIn(language);
  const percent = (share: number) => `${number(100 * share)} %`;
  const list = clusters
    .map(
      ({ label, referenceShare, currentShare }) =>
        `${label} ${percent(referenceShare)} → ${percent(currentShare)}`,
    )
    .join(', ');
  const sure = `${number(confidence.reference)} → ${number(confidence.current)}`;
  const moved = stability && stability.rows - stability.stayed;
  const [p, beyond, expected] = [shares.pValue, distance.share, distance.expectedShare];
  return language === 'EN'
    ? `Clusters: ${list} (p = ${number(p)}); mean confidence ${sure}. ${percent(beyond)} of the rows lie farther from their centre than 99 % of the reference; ${percent(expected)} were to be expected (p = ${number(distance.pValue)}).${moved === null ? '' : ` ${moved} of ${stability!.rows} shared rows changed their cluster.`}`
    : `Klaster: ${list} (p = ${number(p)}); rata-rata keyakinan ${sure}. ${percent(beyond)} baris lebih jauh dari pusatnya daripada 99 % acuan; yang diharapkan ${percent(expected)} (p = ${number(distance.pValue)}).${moved === null ? '' : ` ${moved} dari ${stability!.rows} baris bersama berpindah klaster.`}`;
}

/** What was found of a column, and why its tests differ where they do. */
export function describeColumn(column: ColumnFigures, language: Language): string {
  const words = WORDS[language](column, numbersIn(language));
  const { paired, twoSample, missing, drifted, test } = column;
  const isByPairs = test === 'wilcoxon' || test === 'sign';
  const sentences = [words.verdict()];
  if (paired) sentences.push(words.pairs(paired));
  if (paired && twoSample) {
    const moved = isByPairs ? drifted : paired.wilcoxon.drifted;
    if (moved && !twoSample.drifted) {
      sentences.push(
        twoSample.pValue === null ? words.isSmall(twoSample) : words.onlyPairsSee(paired, twoSample),
      );
    }
    if (!moved && twoSample.drifted) sentences.push(words.onlyCloudsSee(twoSample));
  }
  if (test !== 'missing' && missing.verdict.drifted) sentences.push(words.missing());
  if (!drifted && words.blindSpot()) sentences.push(words.blindSpot()!);
  return sentences.join(' ');
}

type Format = (value: number) => string;
type Paired = NonNullable<ColumnFigures['paired']>;

interface Words {
  verdict(): string;
  pairs(paired: Paired): string;
  onlyPairsSee(paired: Paired, twoSample: DriftVerdict): string;
  isSmall(twoSample: DriftVerdict): string;
  onlyCloudsSee(twoSample: DriftVerdict): string;
  missing(): string;
  blindSpot(): string | null;
}

const WORDS: Record<Language, (column: ColumnFigures, number: Format) => Words> = {
  EN: (column, number) => {
    const unit = unitOf(column);
    return {
      verdict: () =>
        column.test === 'missing'
          ? `${column.name} ${column.drifted ? 'drifted' : 'did not drift'}: the reference has ${column.reference.count} values, the current side ${column.current.count}, so only the missing values can be compared (${score(column, number)}).`
          : `${column.name} ${column.drifted ? 'drifted' : 'did not drift'}: ${nameOf(column, 'EN')} gives ${score(column, number)}, threshold ${number(column.threshold)}${adjusted(column, number, 'adjusted for the number of columns')}${effect(column, 'EN')}.`,
      pairs: ({ rows, rose, fell, stayed, shift, shiftLow, shiftHigh }) =>
        `Of ${rows} rows that both sides share, ${rose} rose, ${fell} fell and ${stayed} stayed; the common shift is ${number(shift)}${unit} (${number(shiftLow)} to ${number(shiftHigh)}).`,
      onlyPairsSee: ({ rows, rose, fell, shift }, twoSample) =>
        `${nameOf(twoSample, 'EN')} (${score(twoSample, number)}) compares the two clouds of ${column.reference.count} and ${column.current.count} values and cannot see a shift of ${number(Math.abs(shift))}${unit} where rows differ by ${number(column.reference.standardDeviation ?? 0)}; the pairs do: ${Math.max(rose, fell)} of ${rows} ${rose >= fell ? 'rose' : 'fell'}.`,
      isSmall: (twoSample) =>
        `The rows did move, but not far: ${nameOf(twoSample, 'EN')} weighs the shift against the spread of all values (${number(twoSample.score)}, threshold ${number(twoSample.threshold)}).`,
      onlyCloudsSee: (twoSample) =>
        `${nameOf(twoSample, 'EN')} (${score(twoSample, number)}) sees another distribution, but the rows did not move together: as a whole they neither rose nor fell.`,
      missing: () =>
        `The share of missing values went from ${number(100 * column.missing.reference)} % to ${number(100 * column.missing.current)} % (${score(column.missing.verdict, number)}).`,
      blindSpot: () => {
        const least = leastShift(column);
        return least === null
          ? null
          : `A shift below ${number(least)}${unit} would probably not be seen in so few rows.`;
      },
    };
  },
  ID: (column, number) => {
    const unit = unitOf(column);
    return {
      verdict: () =>
        column.test === 'missing'
          ? `${column.name} ${column.drifted ? 'bergeser' : 'tidak bergeser'}: acuan memiliki ${column.reference.count} nilai dan data kini ${column.current.count}, jadi hanya nilai kosong yang dapat dibandingkan (${score(column, number)}).`
          : `${column.name} ${column.drifted ? 'bergeser' : 'tidak bergeser'}: ${nameOf(column, 'ID')} memberi ${score(column, number)}, ambang ${number(column.threshold)}${adjusted(column, number, 'disesuaikan dengan jumlah kolom')}${effect(column, 'ID')}.`,
      pairs: ({ rows, rose, fell, stayed, shift, shiftLow, shiftHigh }) =>
        `Dari ${rows} baris yang ada di kedua sisi, ${rose} naik, ${fell} turun, dan ${stayed} tetap; pergeseran bersamanya ${number(shift)}${unit} (${number(shiftLow)} sampai ${number(shiftHigh)}).`,
      onlyPairsSee: ({ rows, rose, fell, shift }, twoSample) =>
        `${nameOf(twoSample, 'ID')} (${score(twoSample, number)}) membandingkan dua kumpulan berisi ${column.reference.count} dan ${column.current.count} nilai dan tidak dapat melihat pergeseran ${number(Math.abs(shift))}${unit} ketika antarbaris berbeda ${number(column.reference.standardDeviation ?? 0)}; pasangan baris dapat: ${Math.max(rose, fell)} dari ${rows} ${rose >= fell ? 'naik' : 'turun'}.`,
      isSmall: (twoSample) =>
        `Baris-barisnya memang bergerak, tetapi tidak jauh: ${nameOf(twoSample, 'ID')} menimbang pergeserannya terhadap sebaran semua nilai (${number(twoSample.score)}, ambang ${number(twoSample.threshold)}).`,
      onlyCloudsSee: (twoSample) =>
        `${nameOf(twoSample, 'ID')} (${score(twoSample, number)}) melihat sebaran yang lain, tetapi baris-barisnya tidak bergerak bersama: secara keseluruhan tidak naik dan tidak turun.`,
      missing: () =>
        `Proporsi nilai kosong berubah dari ${number(100 * column.missing.reference)} % menjadi ${number(100 * column.missing.current)} % (${score(column.missing.verdict, number)}).`,
      blindSpot: () => {
        const least = leastShift(column);
        return least === null
          ? null
          : `Pergeseran di bawah ${number(least)}${unit} mungkin tidak terlihat pada baris sesedikit itu.`;
      },
    };
  },
};

const SIZES: Record<string, Record<Language, string>> = {
  negligible: { EN: 'negligible', ID: 'dapat diabaikan' },
  small: { EN: 'small', ID: 'kecil' },
  medium: { EN: 'medium', ID: 'sedang' },
  large: { EN: 'large', ID: 'besar' },
};

/** The effect of the test that decides: of pairs the pairs', of two samples that of their values. */
function effect({ effects, test }: ColumnFigures, language: Language): string {
  const measure = test === 'wilcoxon' || test === 'sign' ? 'rankBiserial' : effects.at(0)?.measure;
  const found = effects.find((each) => each.measure === measure);
  if (!found) return '';
  const size = SIZES[found.size][language];
  return language === 'EN' ? `; the effect is ${size}` : `; efeknya ${size}`;
}

/** Only of tests with a p-value is it known what they would see. */
function leastShift({ type, test, pValue, paired, detectableShift }: ColumnFigures): number | null {
  if (type !== 'numeric' || pValue === null || test === 'missing') return null;
  return test === 'wilcoxon' || test === 'sign' ? (paired?.detectableShift ?? null) : detectableShift;
}

const nameOf = ({ test }: Pick<DriftVerdict, 'test'>, language: Language) => DRIFT_TEST_NAMES[test][language];
const unitOf = ({ unit }: ColumnFigures) => (unit === null ? '' : ` ${unit}`);
const score = ({ pValue, score: distance }: Pick<DriftVerdict, 'pValue' | 'score'>, number: Format) =>
  pValue === null ? number(distance) : `p = ${number(pValue)}`;
const adjusted = ({ pValue, score: judged }: ColumnFigures, number: Format, how: string) =>
  pValue === null || pValue === judged ? '' : `, ${number(judged)} ${how}`;

/** Three digits; the smallest ones as powers of ten. */
function numbersIn(language: Language): Format {
  const format = new Intl.NumberFormat(language === 'EN' ? 'en' : 'id', { maximumSignificantDigits: 3 });
  const tiny = (value: number) =>
    language === 'EN' ? value.toExponential(1) : value.toExponential(1).replace('.', ',');
  return (value) => (value !== 0 && Math.abs(value) < 0.001 ? tiny(value) : format.format(value));
}
