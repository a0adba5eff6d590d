import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../src/random.ts'
import { isWordCharacter, printable, type Verdict, verdictBefore, verdictBehind, withBefore, withBehind } from '../support/delimiters.ts'
import { type Example, findAll, findsOf, type Kind, named } from '../support/rule-examples.ts'

// What stands right before and behind the secret of each example is replaced by letters, digits and signs drawn by chance. What
// has to happen then is said in test/support/delimiters.ts, not taken from the engine.

const WORDS_A_SIDE = 2
const SIGNS_A_SIDE = 4
/** The share of examples that may fail as they stand. */
const UNLUCKY = 0.01
const words = printable.filter(isWordCharacter)
const signs = printable.filter((character) => !isWordCharacter(character))

interface Place {
  readonly text: string
  readonly start: number
}

/** Whether the secret's place is as the verdict has it. Another rule of its issuer may keep it, as something more special. */
async function holds(example: Example, place: Place, verdict: Verdict): Promise<boolean> {
  if (verdict === 'either') return true
  const rules = await finders(example, place)
  const { id, provider } = example.rule
  return verdict === 'kept' ? rules.some((rule) => rule.startsWith(provider.id)) : !rules.includes(id)
}

/** The rules that find the example's secret at its place. */
async function finders({ secret }: Example, { text, start }: Place): Promise<string[]> {
  const at = Buffer.byteLength(text.slice(0, start))
  return (await findAll(text)).filter((match) => match.secret === secret && match.start === at).map(({ rule }) => rule)
}

function* drawn(random: Random): Iterable<string> {
  for (let i = 0; i < WORDS_A_SIDE; i++) yield words[random(words.length)] ?? 'x'
  for (let i = 0; i < SIGNS_A_SIDE; i++) yield signs[random(signs.length)] ?? ' '
}

async function* faultsOf(example: Example, random: Random): AsyncIterable<string> {
  for (const character of drawn(random)) {
    const verdict = verdictBefore(example, character)
    if (!(await holds(example, withBefore(example, character), verdict)))
      yield `${named(example)}: not ${verdict} behind ${JSON.stringify(character)}`
  }
  for (const character of drawn(random)) {
    const verdict = verdictBehind(example, character)
    const place = { text: withBehind(example, character), start: example.start }
    if (!(await holds(example, place, verdict))) yield `${named(example)}: not ${verdict} before ${JSON.stringify(character)}`
  }
}

async function faultsIn(kind: Kind, seed: number): Promise<string[]> {
  const random = seededRandom(seed)
  const faults: string[] = []
  let unlucky = 0
  const examples = findsOf([kind], seed)
  for (const example of examples) {
    // Chance may draw what looks made up.
    const isLucky = (await finders(example, example)).includes(example.rule.id)
    if (!isLucky) unlucky++
    else for await (const fault of faultsOf(example, random)) faults.push(fault)
  }
  expect(unlucky).toBeLessThan(1 + examples.length * UNLUCKY)
  return faults
}

describe('the secret of an example, between other characters, is found where it can be one and nowhere else', () => {
  it.each<[string, Kind, number]>([
    ['of a format', 'format', 20261101],
    ['of a value in its context', 'context', 20261102],
    ['of a value with a name', 'named', 20261103],
  ])('%s (%s, seed %i)', async (_, kind, seed) => expect(await faultsIn(kind, seed)).toEqual([]))
})

describe('what the test expects', () => {
  const [format, value] = [findsOf(['format'], 1), findsOf(['named'], 1)]

  it('is decided for most characters before a secret', () => {
    const share = (examples: readonly Example[]) => decided(examples, verdictBefore)
    expect([share(format), share(value)].every((part) => part > 0.6)).toBe(true)
  })

  it('is decided for most characters behind a secret', () => {
    const share = (examples: readonly Example[]) => decided(examples, verdictBehind)
    expect([share(format), share(value)].every((part) => part > 0.6)).toBe(true)
  })
})

/** The share of characters for which a verdict is no `either`. */
function decided(examples: readonly Example[], verdictOf: typeof verdictBefore): number {
  const verdicts = examples.flatMap((example) => printable.map((character) => verdictOf(example, character)))
  return verdicts.filter((verdict) => verdict !== 'either').length / verdicts.length
}
