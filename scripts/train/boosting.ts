// Gradient-boosted decision trees for a yes-or-no question, with logistic loss, on features sorted into bins. Deterministic.

export interface Sample {
  readonly features: Float32Array
  readonly isSecret: boolean
  readonly weight: number
}

/** Asks whether a feature is at most `limit`, or is a leaf that adds `value`. */
export type Node =
  | { readonly feature: number; readonly limit: number; readonly lower: Node; readonly upper: Node }
  | { readonly value: number }

export interface Model {
  readonly bias: number
  readonly trees: readonly Node[]
}

export interface Settings {
  readonly trees: number
  readonly depth: number
  /** How much of what a tree says is taken. */
  readonly rate: number
  /** The least sum of second derivatives in a leaf. */
  readonly leastLeaf: number
  readonly ridge: number
  /** The share of features that a tree may ask for. */
  readonly share: number
}

const BINS = 48
const LEAST_GAIN = 1e-3

/** What all nodes of one tree share. */
interface Growth {
  readonly settings: Settings
  /** For each feature the upper limits of its bins, and each sample's bin. */
  readonly limits: readonly Float32Array[]
  readonly bins: readonly Uint8Array[]
  readonly slopes: Float64Array
  readonly curves: Float64Array
  readonly columns: readonly number[]
  readonly scores: Float64Array
}

export function trainModel(samples: readonly Sample[], settings: Settings): Model {
  const width = samples[0]?.features.length ?? 0
  const limits = Array.from({ length: width }, (_, feature) => limitsOf(samples, feature))
  const bins = limits.map((limit, feature) => Uint8Array.from(samples, ({ features }) => binOf(limit, features[feature] as number)))
  const bias = oddsOf(samples)
  const scores = new Float64Array(samples.length).fill(bias)
  const random = randomFrom(1)
  const trees = Array.from({ length: settings.trees }, () => {
    const columns = limits.map((_, feature) => feature).filter(() => random() < settings.share)
    const growth = { settings, limits, bins, columns, scores, ...derivatives(samples, scores) }
    return grow(growth, Uint32Array.from(samples.keys()), 0)
  })
  return { bias, trees }
}

export function scoreOf({ bias, trees }: Model, features: ArrayLike<number>): number {
  return trees.reduce((sum, tree) => sum + leafOf(tree, features), bias)
}

function leafOf(node: Node, features: ArrayLike<number>): number {
  let place = node
  while ('feature' in place) place = (features[place.feature] as number) <= place.limit ? place.lower : place.upper
  return place.value
}

function oddsOf(samples: readonly Sample[]): number {
  let secrets = 0
  let others = 0
  for (const { isSecret, weight } of samples) {
    if (isSecret) secrets += weight
    else others += weight
  }
  return Math.log(secrets / others)
}

function derivatives(samples: readonly Sample[], scores: Float64Array): { slopes: Float64Array; curves: Float64Array } {
  const slopes = new Float64Array(samples.length)
  const curves = new Float64Array(samples.length)
  for (const [i, { isSecret, weight }] of samples.entries()) {
    const probability = 1 / (1 + Math.exp(-(scores[i] as number)))
    slopes[i] = weight * (Number(isSecret) - probability)
    curves[i] = weight * Math.max(probability * (1 - probability), 1e-6)
  }
  return { slopes, curves }
}

function grow(growth: Growth, rows: Uint32Array, depth: number): Node {
  const { settings, limits, bins, scores } = growth
  const whole = sumsOf(growth, rows)
  const split = depth < settings.depth ? bestSplit(growth, rows, whole) : undefined
  if (!split) {
    const value = (settings.rate * whole.slope) / (whole.curve + settings.ridge)
    for (const row of rows) scores[row] = (scores[row] as number) + value
    return { value }
  }
  const { feature, bin } = split
  const isLower = (row: number) => ((bins[feature] as Uint8Array)[row] as number) <= bin
  return {
    feature,
    limit: (limits[feature] as Float32Array)[bin] as number,
    lower: grow(growth, rows.filter(isLower), depth + 1),
    upper: grow(
      growth,
      rows.filter((row) => !isLower(row)),
      depth + 1,
    ),
  }
}

interface Sums {
  readonly slope: number
  readonly curve: number
}

function sumsOf({ slopes, curves }: Growth, rows: Uint32Array): Sums {
  let slope = 0
  let curve = 0
  for (const row of rows) {
    slope += slopes[row] as number
    curve += curves[row] as number
  }
  return { slope, curve }
}

function bestSplit(growth: Growth, rows: Uint32Array, whole: Sums): { feature: number; bin: number } | undefined {
  const { settings, limits, columns } = growth
  const worth = ({ slope, curve }: Sums) => slope ** 2 / (curve + settings.ridge)
  let best: { feature: number; bin: number } | undefined
  let most = worth(whole) + LEAST_GAIN
  for (const feature of columns) {
    const histogram = histogramOf(growth, rows, feature)
    let lower: Sums = { slope: 0, curve: 0 }
    for (let bin = 0; bin < (limits[feature] as Float32Array).length; bin++) {
      lower = { slope: lower.slope + (histogram.slopes[bin] as number), curve: lower.curve + (histogram.curves[bin] as number) }
      const upper = { slope: whole.slope - lower.slope, curve: whole.curve - lower.curve }
      if (Math.min(lower.curve, upper.curve) < settings.leastLeaf) continue
      const gain = worth(lower) + worth(upper)
      if (gain <= most) continue
      most = gain
      best = { feature, bin }
    }
  }
  return best
}

function histogramOf(growth: Growth, rows: Uint32Array, feature: number): { slopes: Float64Array; curves: Float64Array } {
  const bins = growth.bins[feature] as Uint8Array
  const slopes = new Float64Array(BINS + 1)
  const curves = new Float64Array(BINS + 1)
  for (const row of rows) {
    const bin = bins[row] as number
    slopes[bin] = (slopes[bin] as number) + (growth.slopes[row] as number)
    curves[bin] = (curves[bin] as number) + (growth.curves[row] as number)
  }
  return { slopes, curves }
}

/** Between all values that occur when there are few, else at equal shares of the samples. */
function limitsOf(samples: readonly Sample[], feature: number): Float32Array {
  const values = Float32Array.from(samples, ({ features }) => features[feature] as number).sort()
  const distinct = [...new Set(values)]
  if (distinct.length <= BINS) return Float32Array.from(distinct.slice(1), (value, i) => (value + (distinct[i] as number)) / 2)
  const cuts = Array.from({ length: BINS - 1 }, (_, i) => values[Math.floor(((i + 1) * values.length) / BINS)] as number)
  return Float32Array.from([...new Set(cuts)].filter((cut) => cut < (values.at(-1) as number)))
}

function binOf(limits: Float32Array, value: number): number {
  let bin = 0
  while (bin < limits.length && value > (limits[bin] as number)) bin++
  return bin
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
