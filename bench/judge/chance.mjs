// Repeatable chance: the same seed gives the same bench.

/** xoshiro128**, seeded by splitmix32: numbers in [0, 1). */
export function chance(seed) {
  let s = seed >>> 0;
  const next = () => {
    s = (s + 0x9e3779b9) >>> 0;
    let z = s;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const r = Math.imul(b, 5);
    const result = Math.imul((r << 7) | (r >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result / 4294967296;
  };
}

/** How many of `n` chances of `p` come true: by the gaps between them. */
export function binomial(random, n, p) {
  if (p <= 0) return 0;
  const perGap = Math.log1p(-Math.min(p, 1 - 1e-12));
  let count = 0;
  let position = Math.floor(Math.log(1 - random()) / perGap);
  while (position < n) {
    count += 1;
    position += 1 + Math.floor(Math.log(1 - random()) / perGap);
  }
  return count;
}

/** Normal by Box and Muller. */
export const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export function poisson(random, mean) {
  if (mean <= 0) return 0;
  // For many it is a normal to within what this bench can see.
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    count += 1;
    product *= random();
  }
  return count;
}

/** 1, 2, 3, … with this mean. */
export const geometric = (random, mean) => 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / mean));

/** Gamma of mean 1 and this coefficient of variation (Marsaglia and Tsang). */
export function gammaOfMean1(random, cv) {
  const shape = 1 / (cv * cv);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}
