/**
 * e^x K_ν(x), the modified Bessel function of the second kind, for x > 0 and small ν: the trapezoidal rule on
 * ∫ exp(-x cosh t) cosh(ν t) dt (NIST DLMF 10.32.9), whose error falls exponentially with the step.
 */
export function scaledBesselK(order: number, x: number): number {
  const step = Math.min(0.2, 0.6 / Math.sqrt(x));
  let sum = 0.5;
  for (let t = step, term = 1; term > sum * 1e-18; t += step) {
    term = Math.exp(-2 * x * Math.sinh(t / 2) ** 2) * Math.cosh(order * t);
    sum += term;
  }
  return sum * step;
}
