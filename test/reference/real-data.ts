import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitPreprocessing, transformColumns, type Matrix } from '../../src/ml/index.ts';
import { featureSpec } from '../../src/ml/testing.ts';

/** Beside the repository, unless the environment says where. */
const ROOT = process.env.GUGUS_TEST_DATA ?? join(import.meta.dirname, '../../../shared/data');

export const hasRealData = existsSync(join(ROOT, 'benchmarks/reference.json'));

export interface ReferenceClustering {
  features: string[];
  k: Record<string, { inertia: number; silhouette: number; sizes: number[] }>;
}

/** Best-of-100 clusterings of the standardised data by scikit-learn, by name of the data. */
export function loadReference(): Record<string, ReferenceClustering> {
  return JSON.parse(readFileSync(join(ROOT, 'benchmarks/reference.json'), 'utf8')).clustering;
}

const SOURCES: Record<string, { file: string; year?: string }> = {
  adult: { file: 'benchmarks/adult_train.csv' },
  elec2: { file: 'benchmarks/elec2.csv' },
  iris: { file: 'benchmarks/iris.csv' },
  wine: { file: 'benchmarks/wine.csv' },
  faithful: { file: 'benchmarks/faithful.csv' },
  usarrests: { file: 'benchmarks/usarrests.csv' },
  penguins_dropna_4: { file: 'benchmarks/penguins.csv' },
  education_provinces_2019_3f: { file: 'education_provinces.csv', year: '2019' },
  education_provinces_2021_3f: { file: 'education_provinces.csv', year: '2021' },
  education_provinces_2023_3f: { file: 'education_provinces.csv', year: '2023' },
  education_provinces_2023_4f: { file: 'education_provinces.csv', year: '2023' },
  districts_2021_hls_rls_uhh_pengeluaran: { file: 'districts.csv', year: '2021' },
};

/** The data sets that the reference tests of single methods use, with their numeric features. */
export function loadRealTables(): { name: string; features: string[]; columns: Float64Array[] }[] {
  const reference = loadReference();
  return ['iris', 'wine', 'penguins_dropna_4', 'education_provinces_2021_3f'].map((name) => {
    const { features } = reference[name];
    return { name, features, columns: loadColumns(name, features) };
  });
}

/** Those data sets with every feature standardised. */
export function loadStandardised(): { name: string; x: Matrix }[] {
  return loadRealTables().map(({ name, features, columns }) => {
    const specs = features.map((feature) => featureSpec(feature));
    return { name, x: transformColumns(fitPreprocessing(specs, columns), columns) };
  });
}

/** The columns `features` of a data set, in original units; penguins without the rows that lack a field. */
export function loadColumns(name: string, features: readonly string[]): Float64Array[] {
  const { file, year } = SOURCES[name];
  const [header, ...lines] = readFileSync(join(ROOT, file), 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  const rows = lines
    .map((line) => line.split(','))
    .filter((fields) => year === undefined || fields[names.indexOf('tahun')] === year)
    .filter((fields) => !name.includes('dropna') || fields.every((field) => field !== '' && field !== 'NA'));
  return features.map((feature) => {
    const column = names.indexOf(feature);
    return Float64Array.from(rows, (fields) => (fields[column] === '' ? Number.NaN : Number(fields[column])));
  });
}
