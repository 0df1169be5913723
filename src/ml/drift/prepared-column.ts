import type { CategoryCounts } from './category-counts.ts';
import { countCategories, countValues } from './category-counts.ts';
import { countDistinct, sortSamples, type Samples } from './samples.ts';
import { binShares, categoryShares, type Shares } from './shares.ts';
import type { ColumnPair } from './types.ts';

/** A column with what its tests share: sorted once, counted once, binned once, and only if a test asks. */
export class PreparedColumn {
  readonly pair: ColumnPair;
  #samples?: Samples;
  #counts?: CategoryCounts;
  #shares?: Shares;

  constructor(pair: ColumnPair) {
    this.pair = pair;
  }

  /** Of a numeric column. */
  get samples(): Samples {
    if (this.pair.type !== 'numeric') throw new TypeError('a categorical column has no samples');
    return (this.#samples ??= sortSamples(this.pair));
  }

  /** Of the categories, or of the distinct values of a numeric column. */
  get counts(): CategoryCounts {
    const { pair } = this;
    return (this.#counts ??= pair.type === 'numeric' ? countValues(this.samples) : countCategories(pair));
  }

  get shares(): Shares {
    return (this.#shares ??=
      this.pair.type === 'numeric' ? binShares(this.samples) : categoryShares(this.counts));
  }

  /** The rows of the reference that have a value. */
  get referenceRows(): number {
    return this.pair.type === 'numeric' ? this.samples.reference.length : this.counts.referenceRows;
  }

  /** How many values both sides have together, counted up to `most`. */
  countDistinct(most: number): number {
    return this.pair.type === 'numeric'
      ? countDistinct(this.samples, most)
      : Math.min(most, this.counts.reference.length);
  }
}
