import { apiClient, type ApiClient } from './client.ts';
import { PREDICT, PRODUCTION } from './demo/documents.ts';
import { runsTable, terminalNarrator } from './demo/report.ts';
import { openSourceTable, publishedFigures } from './demo/source-table.ts';
import {
  ensureDataset,
  ensurePromoted,
  ensureSweep,
  ensureVersion,
  MODEL_NAME,
  type Narrator,
  type SweepResult,
} from './demo/steps.ts';

export interface DemoOptions {
  /** Where Gugus answers. */
  url: string;
  /** The key to ask with. */
  key?: string | null;
  /** The database that holds the source table. */
  sourceUrl: string;
  /** One JSON summary instead of text. */
  json: boolean;
}

/** The flags of `gugus demo`. */
export interface DemoFlags {
  url?: string;
  key?: string;
  json?: boolean;
  exit?: boolean;
}

const EARLIER_YEARS = [2019, 2020, 2021];
const NEW_YEAR = 2023;
const PROVINCE = 'P35';

/**
 * The main loop on real data, as a client of the public API: 2021's figures become the first version and the first
 * Production; the table is updated to 2023; the retrained model takes over if it is better on the same data. What an
 * earlier run has done already is found and told, not done again.
 */
export async function runDemo({ url, key, sourceUrl, json }: DemoOptions): Promise<void> {
  const started = performance.now();
  const narrator = terminalNarrator(json ? process.stderr : process.stdout);
  const api = apiClient(url, key);

  const first = await firstYears(api, narrator, sourceUrl);
  narrator.say('');
  const second = await nextYear(api, narrator, sourceUrl);
  narrator.say('');
  const prediction = await predict(api, narrator);
  const { model } = await api.request(PRODUCTION, { model: MODEL_NAME });
  const seconds = (performance.now() - started) / 1000;
  narrator.say(`\nThe loop took ${seconds.toFixed(1)} s. Production is ${model!.alias!.version.name}.`);
  narrator.say(`  GraphQL  ${url}/graphql\n  schema   ${url}/schema.graphql\n  metrics  ${url}/metrics`);
  if (json) {
    const { version } = model!.alias!;
    const summary = {
      seconds,
      url,
      sweeps: [first, second.sweep].map((sweep) => ({
        ...sweep,
        runs: sweep.runs.edges.map(({ node }) => node),
      })),
      promoted: second.promoted,
      moves: second.moves,
      production: { ...version, assignments: version.assignments.edges.map(({ node }) => node) },
      aliasMoves: model!.aliasMoves.edges.map(({ node }) => node),
      prediction,
    };
    console.log(JSON.stringify(summary, null, 2));
  }
}

async function firstYears(api: ApiClient, narrator: Narrator, sourceUrl: string): Promise<SweepResult> {
  const table = await openSourceTable(sourceUrl);
  if ((await table.countRows(EARLIER_YEARS[0])) > 0) {
    narrator.say(`The table education_data holds the figures of ${EARLIER_YEARS.join(', ')} already.`);
  } else {
    await table.load(EARLIER_YEARS);
    narrator.say(
      `Loaded BPS figures of 34 provinces for ${EARLIER_YEARS.join(', ')} into the table education_data.`,
    );
  }
  await table.close();
  await ensureDataset(api, narrator);
  const version = await ensureVersion(api, narrator, 'v_2021', 'figures of 2021');
  const sweep = await ensureSweep(api, narrator, version);
  tellSweep(narrator, sweep);
  await ensurePromoted(api, narrator, sweep.modelVersion!.name, 'first model of the demo');
  return sweep;
}

async function nextYear(api: ApiClient, narrator: Narrator, sourceUrl: string) {
  const table = await openSourceTable(sourceUrl);
  if ((await table.countRows(NEW_YEAR)) > 0) {
    narrator.say(`The table holds the figures of ${NEW_YEAR} already.`);
  } else {
    await table.load([NEW_YEAR]);
    narrator.say(`Updated the table: the figures of ${NEW_YEAR} have come in.`);
  }
  await table.close();
  const version = await ensureVersion(api, narrator, `v_${NEW_YEAR}`, `figures of ${NEW_YEAR}`);
  const sweep = await ensureSweep(api, narrator, version);
  tellSweep(narrator, sweep);
  const challenger = sweep.modelVersion!;
  const { comparison } = challenger;
  if (comparison)
    narrator.say(`${challenger.name} against ${comparison.champion.name}: ${comparison.reason}.`);
  const promoted = await ensurePromoted(
    api,
    narrator,
    challenger.name,
    `better than its predecessor on the figures of ${NEW_YEAR}`,
  );

  const moves = comparison?.moves.edges.map(({ node }) => node) ?? [];
  narrator.say(`${moves.length} of ${version.rowCount} provinces have moved to another cluster:`);
  for (const { name, key, fromLabel, toLabel } of moves) {
    narrator.say(`  ${name} (${key}): ${fromLabel} → ${toLabel}`);
  }
  return { sweep, promoted, moves };
}

function tellSweep(narrator: Narrator, sweep: SweepResult): void {
  narrator.say(runsTable(sweep));
  narrator.say(`${sweep.pickReason} It is registered as ${MODEL_NAME} ${sweep.modelVersion!.name}.`);
}

async function predict(api: ApiClient, narrator: Narrator) {
  const features = await publishedFigures(PROVINCE, NEW_YEAR);
  const { predictCluster } = await api.request(PREDICT, { model: MODEL_NAME, id: PROVINCE, features });
  const { clusterLabel, distanceToCenter, modelVersion, lineage, ignoredFeatures } = predictCluster;
  const { run, datasetVersion } = lineage;
  narrator.say(`predictCluster for Jawa Timur (${PROVINCE}) with its figures of ${NEW_YEAR}:`);
  narrator.say(
    `  ${clusterLabel}, distance to the centre ${distanceToCenter.toFixed(3)}, by ${modelVersion}; not used: ${ignoredFeatures.join(', ')}`,
  );
  narrator.say(
    `  ← run ${run.name} ← data version ${datasetVersion.number} (${datasetVersion.tag}), MD5 ${datasetVersion.digest}`,
  );
  return predictCluster;
}
