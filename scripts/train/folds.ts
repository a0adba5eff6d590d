// Cross-validation by group: what a model says of a repository that it has never seen.
import { type Model, type Sample, type Settings, scoreOf, trainModel } from './boosting.ts'
import type { Example } from './labelled.ts'
import type { Ordinary } from './ordinary.ts'

const FOLDS = 7
const INNER_FOLDS = 3
/** Log-odds. */
const LIKELY = -1.7
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

/** What a model says that was trained without them; each is trained on what `withoutLikely` leaves. */
export function crossValidate(data: Data, settings: Settings): Judged {
  return judgeApart(data, FOLDS, (outside) => trainOn(outside, settings))
}

/** A model of all the data but ordinary values that look like secrets. */
export function trainOn(data: Data, settings: Settings): Model {
  return trainModel(samplesOf(withoutLikely(data, settings)), settings)
}

/**
 * Ordinary trees hold made-up credentials, too, and nobody has labelled them: what models that haven't seen its tree take for a
 * secret is neither a secret nor harmless to the last one (learning from positive and unlabelled examples).
 */
function withoutLikely(data: Data, settings: Settings): Data {
  const judged = judgeApart(data, INNER_FOLDS, (outside) => trainModel(samplesOf(outside), settings))
  return { ...data, ordinary: data.ordinary.filter((_, i) => (judged.ordinary[i] as number) <= LIKELY) }
}

function judgeApart(data: Data, folds: number, train: (outside: Data) => Model): Judged {
  const groups = [...new Set([...data.examples, ...data.ordinary].map(({ group }) => group))].sort()
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]))
  const models = Array.from({ length: folds }, (_, fold) =>
    train({ examples: outside(data.examples, foldOf, fold), ordinary: outside(data.ordinary, foldOf, fold) }),
  )
  const judge = ({ group, features }: { group: string; features?: Float32Array }) =>
    features ? scoreOf(models[foldOf.get(group) ?? 0] as Model, features) : Number.NEGATIVE_INFINITY
  return { examples: data.examples.map(judge), ordinary: data.ordinary.map(judge) }
}

function outside<T extends { group: string }>(items: readonly T[], foldOf: ReadonlyMap<string, number>, fold: number): T[] {
  return items.filter(({ group }) => foldOf.get(group) !== fold)
}

function samplesOf({ examples, ordinary }: Data): Sample[] {
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
