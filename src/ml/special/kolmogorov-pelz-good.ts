const { PI } = Math;

/**
 * P(D < d) of the Kolmogorov-Smirnov statistic of n values by the expansion of W. Pelz and I. Good, "Approximating the
 * lower tail-areas of the Kolmogorov-Smirnov one-sample statistic" (1976): K0 + K1 / √n + K2 / n + K3 / n^1.5 at z = d √n.
 */
export function pelzGoodCdf(n: number, d: number): number {
  const z = Math.sqrt(n) * d;
  const [z2, z3, z4, z6] = [z ** 2, z ** 3, z ** 4, z ** 6];
  const qLog = -(PI ** 2) / 8 / z2;
  if (qLog < -708) return 0;
  const terms = Math.ceil((16 * z) / PI);
  const k = [0, 0, 0, 0];
  for (let i = 1; i <= terms; i++) {
    const m = 2 * i - 1;
    const [m2, m4, m6] = [m ** 2, m ** 4, m ** 6];
    const q = Math.exp(qLog * m2);
    k[0] += q;
    k[1] += q * ((PI ** 2 / 4) * m2 - z2);
    k[2] +=
      q * (6 * z6 + 2 * z4 + (((2 * z4 - 5 * z2) * PI ** 2) / 4) * m2 + ((PI ** 4 * (1 - 2 * z2)) / 16) * m4);
    k[3] +=
      q *
      (-30 * z6 -
        90 * z ** 8 +
        ((PI ** 2 * (135 * z4 - 96 * z6)) / 4) * m2 +
        ((PI ** 4 * (212 * z4 - 60 * z2)) / 16) * m4 +
        ((PI ** 6 * (5 - 30 * z2)) / 64) * m6);
  }
  const root = Math.sqrt(2 * PI);
  k[0] *= root / z;
  k[1] *= root / (6 * z4);
  k[2] *= root / (72 * z ** 7);
  k[3] *= root / (6480 * z ** 10);

  let second = 0;
  let third = 0;
  for (let i = 1; i <= terms; i++) {
    const q = Math.exp(4 * qLog * i ** 2);
    second += i ** 2 * q;
    third += (3 * z2 - (PI * i) ** 2) * i ** 2 * q;
  }
  k[2] -= (second * PI ** 2 * root) / (36 * z3);
  k[3] += (third * PI ** 2 * root) / (216 * z6);
  return k[0] + k[1] / Math.sqrt(n) + k[2] / n + k[3] / n ** 1.5;
}
