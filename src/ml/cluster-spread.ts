/** How far the training rows of a model lie from their centres, in its standardised space. */
export interface ClusterSpread {
  /** By cluster: the distance that 99 % of its rows do not exceed; 0 for a cluster without rows. */
  limits: number[];
  /**
   * The mean of the squared differences from the centre, over all rows and features: the variance of greatest likelihood
   * of the equal, spherical Gaussians that k-means is the limit of.
   */
  variance: number;
}
