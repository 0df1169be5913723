import { loadKernelModule } from './kernel-module.ts';
import {
  loadKernels,
  localRuntime,
  plainRuntime,
  sweepBytes,
  type FitControl,
  type OpenKernels,
  type SweepPlan,
  type SweepRuntime,
} from '../ml/index.ts';

const PAGE = 65_536;
const MOST_PAGES = 65_536;

let module: WebAssembly.Module | null | undefined;

/** The kernels of this thread over a fresh memory: SIMD where it is there. */
export const openThreadKernels: OpenKernels = (bytes) => {
  module ??= loadKernelModule();
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return { buffer: memory.buffer, kernels: loadKernels(module, memory) };
};

/** Runs a sweep's units on this thread alone. */
export function threadRuntime(control: FitControl): (plan: SweepPlan) => SweepRuntime {
  return (plan) => {
    const bytes = sweepBytes(plan);
    if (bytes > MOST_PAGES * PAGE) return plainRuntime(plan, control);
    const { buffer, kernels } = openThreadKernels(bytes);
    return localRuntime(buffer, kernels, control);
  };
}
