import { loadKernelModule } from './kernel-module.ts';
import {
  loadKernels,
  localRuntime,
  plainRuntime,
  sweepBytes,
  type FitControl,
  type SweepPlan,
  type SweepRuntime,
} from '../ml/index.ts';

const PAGE = 65_536;
const MOST_PAGES = 65_536;

/** Runs a sweep's units on this thread alone, with the SIMD kernels where they are there. */
export function threadRuntime(control: FitControl): (plan: SweepPlan) => SweepRuntime {
  return (plan) => {
    const pages = Math.ceil(sweepBytes(plan) / PAGE);
    if (pages > MOST_PAGES) return plainRuntime(plan, control);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    return localRuntime(memory.buffer, loadKernels(loadKernelModule(), memory), control);
  };
}
