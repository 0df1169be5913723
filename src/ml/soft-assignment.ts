/**
 * The share of the nearest centre in a soft assignment: the responsibility of its component in a mixture of spherical
 * Gaussians of equal weight and variance. k-means is the limit of that mixture's EM algorithm (C. Bishop, "Pattern
 * recognition and machine learning", 9.3.2), and its classification EM (G. Celeux and G. Govaert, "A classification EM
 * algorithm for clustering and two stochastic versions", 1992).
 * @param squared the squared distance to each centre, `smallest` the least of them
 * @param variance of the mixture; 0: all rows lie on their centres, and only ties are uncertain
 */
export function confidenceOf(squared: Float64Array, smallest: number, variance: number): number {
  let sum = 0;
  for (let id = 0; id < squared.length; id++) {
    const further = squared[id] - smallest;
    sum += further === 0 ? 1 : Math.exp(-further / (2 * variance));
  }
  return 1 / sum;
}
