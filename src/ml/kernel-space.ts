import { Arena } from './arena.ts';
import type { Kernels } from './kernels/kernels.ts';
import { plainKernels } from './kernels/plain.ts';

/** Memory of at least so many bytes, all zero, with kernels that reach it. */
export type OpenKernels = (bytes: number) => { buffer: ArrayBufferLike; kernels: Kernels };

export const openPlainKernels: OpenKernels = (bytes) => ({
  buffer: new ArrayBuffer(bytes),
  kernels: plainKernels,
});

/** Opens memory for the arrays that `layOut` takes from an arena. */
export function layOutKernels<T>(
  open: OpenKernels,
  layOut: (arena: Arena) => T,
): { arrays: T; kernels: Kernels } {
  const counting = new Arena(null);
  layOut(counting);
  const { buffer, kernels } = open(counting.bytes);
  return { arrays: layOut(new Arena(buffer)), kernels };
}
