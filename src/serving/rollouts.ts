import type { Context } from '../context.ts';
import { openCanaryCounter, type CanaryCounter } from './canary-counts.ts';
import { openAfterwards, type Afterwards } from './afterwards.ts';
import { loadServedModel, type ServedModel } from './load-served-model.ts';
import { keepFresh } from './refresher.ts';

/** A version that answers a share of the requests to Production too, for nobody but the log. */
export interface Shadow {
  served: ServedModel;
  /** The share, above 0 up to 1. */
  ratio: number;
}

/** A version that serves a share of the requests to Production. */
export interface ActiveCanary {
  id: string;
  served: ServedModel;
  /** The step of its plan, from 1. */
  step: number;
  share: number;
  /** A call is slow that takes so many times as long as Production's. */
  maximumSlowdown: number;
}

/** The versions that stand beside Production, in memory; what changes about them is taken over by itself. */
export interface Rollouts {
  /** Resolves when the versions beside the model's Production are known in this process, or cannot be. */
  ready(modelId: string): Promise<void>;
  shadowOf(modelId: string): Shadow | null;
  canaryOf(modelId: string): ActiveCanary | null;
  canaryCounter: CanaryCounter;
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

interface CanaryRow extends Omit<ActiveCanary, 'served'> {
  modelId: string;
  versionId: string;
}

export function openRollouts(ctx: Pick<Context, 'db' | 'blobs' | 'duck' | 'signals' | 'log'>): Rollouts {
  const wanted = new Map<string, Promise<void>>();
  const loaded = new Map<string, ServedModel>();
  let shadows = new Map<string, Shadow>();
  let canaries = new Map<string, ActiveCanary>();
  const canaryCounter = openCanaryCounter(ctx);
  const afterwards = openAfterwards(ctx.log);
  const refresher = keepFresh(
    ctx,
    ['gugus_alias'],
    refresh,
    'the versions beside Production could not be read; those in memory go on',
  );

  async function refresh(): Promise<void> {
    if (wanted.size === 0) return;
    const modelIds = [...wanted.keys()];
    const [shadowRows, canaryRows] = [await readShadows(modelIds), await readCanaries(modelIds)];
    // What is taken back does not wait for what has to be loaded.
    takeOver(shadowRows, canaryRows);
    const needed = [...shadowRows, ...canaryRows].map(({ versionId }) => versionId);
    for (const id of loaded.keys()) if (!needed.includes(id)) loaded.delete(id);
    for (const id of needed) await load(id);
    takeOver(shadowRows, canaryRows);
  }

  function takeOver(shadowRows: ShadowRow[], canaryRows: CanaryRow[]): void {
    const beside = <Row extends { modelId: string; versionId: string }>(rows: Row[]) =>
      new Map(
        rows.flatMap((row) => {
          const served = loaded.get(row.versionId);
          return served ? [[row.modelId, { ...row, served }] as const] : [];
        }),
      );
    shadows = beside(shadowRows);
    canaries = beside(canaryRows);
  }

  async function readCanaries(modelIds: string[]): Promise<CanaryRow[]> {
    return await ctx.db.query(
      `SELECT id, registered_model_id AS "modelId", model_version_id AS "versionId", step_count AS step,
         (plan -> (step_count - 1) ->> 'share')::float8 AS share, maximum_slowdown AS "maximumSlowdown"
       FROM canary WHERE ended_at IS NULL AND step_count > 0 AND registered_model_id = ANY($1)`,
      [modelIds],
    );
  }

  async function readShadows(modelIds: string[]): Promise<ShadowRow[]> {
    return await ctx.db.query(
      `SELECT registered_model_id AS "modelId", model_version_id AS "versionId", coalesce(ratio, $3) AS ratio
       FROM model_alias LEFT JOIN shadow_setting USING (registered_model_id)
       WHERE name = $2 AND registered_model_id = ANY($1) AND coalesce(ratio, $3) > 0`,
      [modelIds, SHADOW, DEFAULT_SHADOW_RATIO],
    );
  }

  /** A version that is not fit to answer stays out: Production has nothing to do with that. */
  async function load(versionId: string): Promise<void> {
    if (loaded.has(versionId)) return;
    try {
      loaded.set(versionId, await loadServedModel(ctx, versionId));
    } catch (error) {
      ctx.log.error({ err: error, versionId }, 'a version beside Production is not fit to answer');
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
    canaryOf: (modelId) => canaries.get(modelId) ?? null,
    canaryCounter,
    afterwards,
    async close() {
      await refresher.close();
      afterwards.close();
      await canaryCounter.close();
    },
  };
}
