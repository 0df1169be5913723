import type { Context } from '../context.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, notFound } from '../errors.ts';
import { featureExpectations, type FeatureExpectation } from './check-features.ts';
import { loadHotModel, type HotModel } from './hot-model.ts';
import { readSuite, readSuites, type Suite } from './read-suite.ts';

/** A model in memory, with what the dataset that it was trained on expects of its features. */
export interface ServedModel extends HotModel {
  datasetId: string;
  expectations: FeatureExpectation[];
}

/**
 * The models behind the aliases, in memory. A moved alias and changed expectations are taken over by themselves; until
 * then the old ones answer.
 */
export interface HotModels {
  /** @throws AppError NOT_FOUND (model), ALIAS_NOT_SET, SELF_TEST_FAILED, BLOB_CORRUPT */
  get(model: string, alias: string): Promise<ServedModel>;
  close(): Promise<void>;
}

interface Slot {
  modelId: string;
  alias: string;
  hot: ServedModel;
}

const expectationsOf = (version: ModelVersion, suite: Suite) =>
  featureExpectations(suite.expectations, version.signature);

/** How long a lost signal can delay a takeover. */
const POLL_MS = 2000;

export function openHotModels(ctx: Pick<Context, 'db' | 'blobs' | 'signals' | 'log'>): HotModels {
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
    const suite = await readSuite(manager, datasetId);
    return { ...(await loadHotModel(ctx, version)), datasetId, expectations: expectationsOf(version, suite) };
  }

  async function refresh(): Promise<void> {
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
      slot.hot = { ...slot.hot, expectations: expectationsOf(slot.hot.version, suites[index]) };
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
    async close() {
      clearInterval(poll);
      for (const stop of stopListening) stop();
      closed = true;
      await refreshing;
    },
  };
}
