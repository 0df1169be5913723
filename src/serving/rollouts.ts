import type { Context } from '../context.ts';
import { openAfterwards, type Afterwards } from './afterwards.ts';
import { loadServedModel, type ServedModel } from './load-served-model.ts';
import { keepFresh } from './refresher.ts';

/** A version that answers a share of the requests to Production too, for nobody but the log. */
export interface Shadow {
  served: ServedModel;
  /** The share, above 0 up to 1. */
  ratio: number;
}

/** The versions that stand beside Production, in memory; what changes about them is taken over by itself. */
export interface Rollouts {
  /** Resolves when the versions beside the model's Production are known in this process, or cannot be. */
  ready(modelId: string): Promise<void>;
  shadowOf(modelId: string): Shadow | null;
  /** What is done when the answers have gone out. */
  afterwards: Afterwards;
  close(): Promise<void>;
}

const SHADOW = 'Shadow';
/** Where nobody has set another one. */
export const DEFAULT_SHADOW_RATIO = 0.1;
const READY = Promise.resolve();

interface ShadowRow {
  modelId: string;
  versionId: string;
  ratio: number;
}

export function openRollouts(ctx: Pick<Context, 'db' | 'blobs' | 'duck' | 'signals' | 'log'>): Rollouts {
  const wanted = new Map<string, Promise<void>>();
  const loaded = new Map<string, ServedModel>();
  let shadows = new Map<string, Shadow>();
  const afterwards = openAfterwards(ctx.log);
  const refresher = keepFresh(
    ctx,
    ['gugus_alias'],
    refresh,
    'the versions beside Production could not be read; those in memory go on',
  );

  async function refresh(): Promise<void> {
    if (wanted.size === 0) return;
    const rows = await readShadows([...wanted.keys()]);
    const found = new Map<string, Shadow>();
    for (const { modelId, versionId, ratio } of rows) {
      const served = await load(versionId);
      if (served) found.set(modelId, { served, ratio });
    }
    shadows = found;
    const needed = rows.map(({ versionId }) => versionId);
    for (const id of loaded.keys()) if (!needed.includes(id)) loaded.delete(id);
  }

  async function readShadows(modelIds: string[]): Promise<ShadowRow[]> {
    return await ctx.db.query(
      `SELECT registered_model_id AS "modelId", model_version_id AS "versionId", coalesce(ratio, $3) AS ratio
       FROM model_alias LEFT JOIN shadow_setting USING (registered_model_id)
       WHERE name = $2 AND registered_model_id = ANY($1) AND coalesce(ratio, $3) > 0`,
      [modelIds, SHADOW, DEFAULT_SHADOW_RATIO],
    );
  }

  /** null where the version is not fit to answer: Production has nothing to do with that. */
  async function load(versionId: string): Promise<ServedModel | null> {
    const known = loaded.get(versionId);
    if (known) return known;
    try {
      const served = await loadServedModel(ctx, versionId);
      loaded.set(versionId, served);
      return served;
    } catch (error) {
      ctx.log.error({ err: error, versionId }, 'a version beside Production is not fit to answer');
      return null;
    }
  }

  return {
    ready(modelId) {
      const known = wanted.get(modelId);
      if (known) return known;
      // The entry stands before the refresh, which reads what is wanted.
      wanted.set(modelId, READY);
      const ready = refresher.now();
      wanted.set(modelId, ready);
      return ready;
    },
    shadowOf: (modelId) => shadows.get(modelId) ?? null,
    afterwards,
    async close() {
      await refresher.close();
      afterwards.close();
    },
  };
}
