import { In } from 'typeorm';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, notFound } from '../errors.ts';
import {
  compileQuickCheck,
  featureExpectations,
  type FeatureExpectation,
  type QuickCheck,
} from './check-features.ts';
import { loadHotModel, type HotModel } from './hot-model.ts';
import { readSuite, readSuites, type Suite } from './read-suite.ts';

/** A model in memory, with what the dataset that it was trained on expects of its features. */
export interface ServedModel extends HotModel {
  datasetId: string;
  /** The column that names the rows of that dataset. */
  keyColumn: string;
  expectations: FeatureExpectation[];
  isExpected: QuickCheck;
}

/**
 * The models behind the aliases, in memory. A moved alias and changed expectations are taken over by themselves; until
 * then the old ones answer.
 */
export interface HotModels {
  /** @throws AppError NOT_FOUND (model), ALIAS_NOT_SET, SELF_TEST_FAILED, BLOB_CORRUPT */
  get(model: string, alias: string): Promise<ServedModel>;
  /** The names of the models that have the alias; once asked for they are known without the database. */
  having(alias: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Slot {
  modelId: string;
  alias: string;
  hot: ServedModel;
}

function expecting(hot: HotModel, suite: Suite): Pick<ServedModel, 'expectations' | 'isExpected'> {
  const expectations = featureExpectations(suite.expectations, hot.version.signature);
  return { expectations, isExpected: compileQuickCheck(expectations, hot.features) };
}

/** How long a lost signal can delay a takeover. */
const POLL_MS = 2000;

export function openHotModels(ctx: Pick<Context, 'db' | 'blobs' | 'duck' | 'signals' | 'log'>): HotModels {
  const holders = new Map<string, readonly string[]>();
  const slots = new Map<string, Slot>();
  const loading = new Map<string, Promise<Slot>>();
  let refreshing: Promise<void> | null = null;
  let refreshAgain = false;
  let closed = false;
  const scheduleRefresh = () => {
    // A move that comes while the aliases are being read may have been missed by that reading.
    refreshAgain = refreshing !== null;
    refreshing ??= refresh()
      .catch((error: Error) => {
        ctx.log.warn({ err: error }, 'the aliases could not be read; the models in memory go on answering');
      })
      .finally(() => {
        refreshing = null;
        if (refreshAgain && !closed) scheduleRefresh();
      });
  };
  const stopListening = [
    ctx.signals.on('gugus_alias', scheduleRefresh),
    ctx.signals.on('gugus_suite', scheduleRefresh),
  ];
  const poll = setInterval(scheduleRefresh, POLL_MS);

  async function load(model: string, alias: string): Promise<Slot> {
    const registered = await ctx.db.manager.findOneBy(RegisteredModel, { name: model });
    if (!registered) throw notFound('model', model);
    const row = await ctx.db.manager.findOneBy(ModelAlias, { registeredModelId: registered.id, name: alias });
    if (!row) {
      throw new AppError('ALIAS_NOT_SET', `The model ${model} has no ${alias}: promote a version first.`, {
        field: 'alias',
        value: alias,
      });
    }
    return { modelId: registered.id, alias, hot: await loadVersion(row.modelVersionId) };
  }

  async function loadVersion(id: string): Promise<ServedModel> {
    const { manager } = ctx.db;
    const version = await manager.findOneByOrFail(ModelVersion, { id });
    const { datasetId } = await manager.findOneByOrFail(DatasetVersion, { id: version.datasetVersionId });
    const { keyColumn } = await manager.findOneByOrFail(Dataset, { id: datasetId });
    const suite = await readSuite(manager, datasetId);
    const hot = await loadHotModel(ctx, version);
    return { ...hot, datasetId, keyColumn, ...expecting(hot, suite) };
  }

  async function readHolders(alias: string): Promise<readonly string[]> {
    const rows = await ctx.db.manager.findBy(ModelAlias, { name: alias });
    const ids = rows.map(({ registeredModelId }) => registeredModelId);
    const models = await ctx.db.manager.find(RegisteredModel, {
      where: { id: In(ids) },
      order: { name: 'ASC' },
    });
    return models.map(({ name }) => name);
  }

  async function refresh(): Promise<void> {
    for (const alias of holders.keys()) holders.set(alias, await readHolders(alias));
    if (slots.size === 0) return;
    await refreshSuites();
    await refreshAliases();
  }

  async function refreshSuites(): Promise<void> {
    const served = [...slots.values()];
    const suites = await readSuites(
      ctx.db.manager,
      served.map(({ hot }) => hot.datasetId),
    );
    for (const [index, slot] of served.entries()) {
      slot.hot = { ...slot.hot, ...expecting(slot.hot, suites[index]) };
    }
  }

  async function refreshAliases(): Promise<void> {
    const aliases = await ctx.db.manager.find(ModelAlias);
    for (const slot of slots.values()) {
      const row = aliases.find((each) => each.registeredModelId === slot.modelId && each.name === slot.alias);
      if (!row || row.modelVersionId === slot.hot.version.id) continue;
      try {
        slot.hot = await loadVersion(row.modelVersionId);
        ctx.log.info(
          { alias: slot.alias, version: slot.hot.version.name },
          'the alias moved; its model is taken over',
        );
      } catch (error) {
        ctx.log.error(
          { err: error, alias: slot.alias },
          'the alias moved to a model that is not fit to answer; the old one stays',
        );
      }
    }
  }

  return {
    async get(model, alias) {
      const key = JSON.stringify([model, alias]);
      const slot = slots.get(key);
      if (slot) return slot.hot;
      let pending = loading.get(key);
      if (!pending) {
        pending = load(model, alias).finally(() => loading.delete(key));
        loading.set(key, pending);
      }
      const loaded = await pending;
      slots.set(key, loaded);
      return loaded.hot;
    },
    async having(alias) {
      const known = holders.get(alias);
      if (known) return known;
      const names = await readHolders(alias);
      if (names.length > 0) holders.set(alias, names);
      return names;
    },
    async close() {
      clearInterval(poll);
      for (const stop of stopListening) stop();
      closed = true;
      await refreshing;
    },
  };
}
