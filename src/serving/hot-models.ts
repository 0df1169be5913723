import { In } from 'typeorm';
import type { Context } from '../context.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, notFound } from '../errors.ts';
import { expecting, loadServedModel, type ServedModel } from './load-served-model.ts';
import { readSuites } from './read-suite.ts';
import { keepFresh } from './refresher.ts';

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

export function openHotModels(ctx: Pick<Context, 'db' | 'blobs' | 'duck' | 'signals' | 'log'>): HotModels {
  const holders = new Map<string, readonly string[]>();
  const slots = new Map<string, Slot>();
  const loading = new Map<string, Promise<Slot>>();
  const refresher = keepFresh(
    ctx,
    ['gugus_alias', 'gugus_suite'],
    refresh,
    'the aliases could not be read; the models in memory go on answering',
  );

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
    return { modelId: registered.id, alias, hot: await loadServedModel(ctx, row.modelVersionId) };
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
    for (const [key, slot] of slots) {
      const row = aliases.find((each) => each.registeredModelId === slot.modelId && each.name === slot.alias);
      if (!row) slots.delete(key);
      if (!row || row.modelVersionId === slot.hot.version.id) continue;
      try {
        slot.hot = await loadServedModel(ctx, row.modelVersionId);
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
    close: () => refresher.close(),
  };
}
