// Cross-validation by group: what a model says of a repository that it has never seen.
import { type Model, type Sample, type Settings, scoreOf, trainModel } from './boosting.ts'
import type { Example } from './labelled.ts'
import type { Ordinary } from './ordinary.ts'

const FOLDS = 7
/** Among ordinary values there are more than ten for each labelled one. */
const ORDINARY_WEIGHT = 0.1
/** A value that a repository repeats counts at most this often. */
const MOST_ALIKE = 8

export interface Data {
  readonly examples: readonly Example[]
  readonly ordinary: readonly Ordinary[]
}

/** Log-odds in the order of the data; minus infinity for what the search doesn't find. */
export interface Judged {
  readonly examples: readonly number[]
  readonly ordinary: readonly number[]
}

export function crossValidate(data: Data, settings: Settings): Judged {
  const foldOf = new Map(
    [...new Set([...data.examples, ...data.ordinary].map(({ group }) => group))].sort().map((group, i) => [group, i % FOLDS]),
  )
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    trainModel(samplesOf({ examples: outside(data.examples, foldOf, fold), ordinary: outside(data.ordinary, foldOf, fold) }), settings),
  )
  const judge = ({ group, features }: { group: string; features?: Float32Array }) =>
    features ? scoreOf(models[foldOf.get(group) ?? 0] as Model, features) : Number.NEGATIVE_INFINITY
  return { examples: data.examples.map(judge), ordinary: data.ordinary.map(judge) }
}

function outside<T extends { group: string }>(items: readonly T[], foldOf: ReadonlyMap<string, number>, fold: number): T[] {
  return items.filter(({ group }) => foldOf.get(group) !== fold)
}

export function samplesOf({ examples, ordinary }: Data): Sample[] {
  const alike = new Map<string, number>()
  const keyOf = ({ group, isSecret, text, start, end }: Example) => `${group} ${isSecret} ${text.slice(start, end)}`
  for (const example of examples) alike.set(keyOf(example), (alike.get(keyOf(example)) ?? 0) + 1)
  const labelled = examples.flatMap((example) =>
    example.features
      ? [{ features: example.features, isSecret: example.isSecret, weight: Math.min(1, MOST_ALIKE / (alike.get(keyOf(example)) ?? 1)) }]
      : [],
  )
  return [...labelled, ...ordinary.map(({ features }) => ({ features, isSecret: false, weight: ORDINARY_WEIGHT }))]
}
