// Secrets of several parts are one finding.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import { accountOf, blobIn, findingsIn, idOf, judge, secretOf, sessionOf, shown } from '../support/halves.ts'

const SEED = 20261122
const lines = (count: number) => '\n'.repeat(count)

async function shownIn(text: string): Promise<string[]> {
  return (await findingsIn({ a: text })).map(shown)
}

describe('a public half', () => {
  it('near its secret is a part of that finding, wherever it stands', async () => {
    expect(await shownIn(`id=${idOf()}\nsecret=${secretOf()}`)).toEqual(['acme-secret a:2 + acme-id a:1'])
    expect(await shownIn(`secret=${secretOf()}\n\nid=${idOf()}`)).toEqual(['acme-secret a:1 + acme-id a:3'])
    expect(await shownIn(`${idOf()} ${secretOf()}`)).toEqual(['acme-secret a:1 + acme-id a:1'])
  })

  it('alone is a finding of its own, with its severity', async () => {
    const [finding] = await findingsIn({ a: idOf() })
    expect(finding).toMatchObject({ rule: 'acme-id', severity: 'medium' })
    expect(finding).not.toHaveProperty('parts')
  })

  it('belongs to a secret at most twelve lines away', async () => {
    expect(await shownIn(`${idOf()}${lines(12)}${secretOf()}`)).toEqual(['acme-secret a:13 + acme-id a:1'])
    expect(await shownIn(`${idOf()}${lines(13)}${secretOf()}`)).toEqual(['acme-secret a:14', 'acme-id a:1'])
  })

  it('is not near on the same line when the line is endless', async () => {
    expect(await shownIn(`${idOf()}${' .'.repeat(4000)} ${secretOf()}`)).toEqual(['acme-secret a:1', 'acme-id a:1'])
  })

  it('stays a finding when its secret is in another file', async () => {
    expect((await findingsIn({ a: idOf(), b: secretOf() })).map(shown)).toEqual(['acme-secret b:1', 'acme-id a:1'])
  })

  it('stays a finding for its other places', async () => {
    const files = { a: `${idOf()}\n${secretOf()}\n${lines(40)}${idOf()}`, b: idOf(), c: `\n${idOf()}` }
    expect((await findingsIn(files)).map(shown)).toEqual(['acme-secret a:2 + acme-id a:1', 'acme-id a:43 b:1 c:2'])
  })

  it('is a part of both secrets that stand near it', async () => {
    const found = await shownIn(`id=${idOf()}\nold=${secretOf(1)}\nnew=${secretOf(2)}`)
    expect(found).toEqual(['acme-secret a:2 + acme-id a:1', 'acme-secret a:3 + acme-id a:1'])
  })

  it('that is said twice near its secret is one part with two places', async () => {
    expect(await shownIn(`# of ${idOf()}\nid=${idOf()}\nsecret=${secretOf()}`)).toEqual(['acme-secret a:3 + acme-id a:1 a:2'])
  })

  it('of another secret, which nobody found, stays a finding', async () => {
    expect(await shownIn(`${idOf(1)}\n${secretOf()}\n\n${idOf(2)}`)).toEqual(['acme-secret a:2 + acme-id a:1', 'acme-id a:4'])
  })

  it('of secrets that stand in several files is one part with all places', async () => {
    const text = `${idOf()}\n${secretOf()}`
    expect((await findingsIn({ a: text, b: text })).map(shown)).toEqual(['acme-secret a:2 b:2 + acme-id a:1 b:1'])
  })

  it('makes no difference to others: halves alone are two findings', async () => {
    expect(await shownIn(`${idOf()}\n${sessionOf()}`)).toEqual(['acme-id a:1', 'acme-session a:2'])
  })

  it('counts as a part as much as it would alone', async () => {
    const [finding] = await findingsIn({ a: `${idOf()}\n${secretOf()}` }, { severity: { 'acme-secret': 'info' } })
    expect(finding).toMatchObject({ rule: 'acme-secret', severity: 'medium' })
  })
})

describe('a part', () => {
  it('says what it is, redacted, with the fingerprint of its finding elsewhere, and without a frame', async () => {
    const [finding, alone] = await findingsIn({ a: `${idOf()}\n${secretOf()}`, b: idOf() })
    const [part] = finding?.parts ?? []
    expect(part).toMatchObject({ title: 'Acme id', rule: 'acme-id', fingerprint: alone?.fingerprint, redacted: alone?.redacted })
    expect(part?.locations[0]).not.toHaveProperty('frame')
    expect(JSON.stringify([finding, alone])).not.toContain(idOf().slice(5))
  })

  it('does not change the fingerprint of its secret', async () => {
    const [whole] = await findingsIn({ a: `${idOf()}\n${secretOf()}` })
    const [alone] = await findingsIn({ a: secretOf() })
    expect(whole?.fingerprint).toBe(alone?.fingerprint)
  })

  it('is one of three when there are three, sorted by what they are', async () => {
    const found = await shownIn(`${sessionOf()}\n${secretOf()}\n${idOf()}`)
    expect(found).toEqual(['acme-secret a:2 + acme-id a:3 + acme-session a:1'])
  })
})

describe('what everybody may know', () => {
  it('is a part of its secret, and else nothing', async () => {
    expect(await shownIn(`${accountOf()}\n${secretOf()}${lines(40)}${accountOf()}`)).toEqual(['acme-secret a:2 + acme-account a:1'])
    expect(await shownIn(`${accountOf()}\n${idOf()}`)).toEqual(['acme-id a:2'])
  })
})

describe('a secret that does not count', () => {
  it('keeps its parts when a comment allows it', async () => {
    const [finding, ...more] = await findingsIn({ a: `${idOf()}\n${secretOf()} # straykey:allow -- of the tests` })
    expect(more).toEqual([])
    expect(finding).toMatchObject({ suppression: { by: 'comment' }, parts: [{ rule: 'acme-id' }] })
  })

  it('does not take a new half along when it is old', async () => {
    const blob = await blobIn('a', `${idOf()}\n${secretOf()}`, { existing: new Set([secretOf()]) })
    expect(judge([blob]).map(({ rule, suppression }) => [rule, suppression?.by])).toEqual([
      ['acme-id', undefined],
      ['acme-secret', 'existing'],
    ])
  })

  it('takes a half along that is old, too', async () => {
    const blob = await blobIn('a', `${idOf()}\n${secretOf()}`, { existing: new Set([secretOf(), idOf()]) })
    expect(judge([blob]).map(shown)).toEqual(['acme-secret a:2 + acme-id a:1'])
  })
})

describe('what a pattern names beside its secret', () => {
  const address = (user: string, host: string) => `acme://${user}:${fakeKey('alnum*20')}@${host}`

  it('is a part of it, shortened', async () => {
    const [finding] = await findingsIn({ a: `url=${address('deployment', 'db.acme.io')}` })
    expect(finding?.parts?.map(({ title, redacted }) => [title, redacted])).toEqual([
      ['host', 'db.…'],
      ['user', 'dep…'],
    ])
  })

  it('is left out when it is empty, and hidden when it is short', async () => {
    const [finding] = await findingsIn({ a: address('', 'db') })
    expect(finding?.parts?.map(({ title, redacted }) => [title, redacted])).toEqual([['host', '********']])
  })

  it('is read as its file is written', async () => {
    const [inUtf8] = await findingsIn({ a: address('größe-der-welt', 'db.acme.io') })
    expect(inUtf8?.parts?.[1]?.redacted).toBe('größ…')
  })

  it('stands where the secret does', async () => {
    const [finding] = await findingsIn({ a: `\n${address('deployment', 'db.acme.io')}` })
    const [{ frame: _frame, ...place } = { frame: undefined }] = finding?.locations ?? []
    expect(finding?.parts?.[0]?.locations).toEqual([place])
  })
})

describe('many credentials in a file', () => {
  it(`each have their own half, in whichever order and however far apart (seed ${SEED})`, async () => {
    const layout = fc.record({
      idFirst: fc.boolean(),
      inside: fc.integer({ min: 0, max: 5 }),
      between: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
    })
    await fc.assert(
      fc.asyncProperty(layout, async ({ idFirst, inside, between }) => {
        const pair = (seed: number) => (idFirst ? [idOf(seed), secretOf(seed)] : [secretOf(seed), idOf(seed)]).join(`\n${lines(inside)}`)
        const text = between.map((gap, i) => `${pair(i + 1)}\n${lines(inside + gap)}`).join('')
        const found = await findingsIn({ a: text })
        const halves = new Map(found.map(({ secret, parts = [] }) => [secret?.reveal(), parts.map((part) => part.secret?.reveal())]))
        expect(halves).toEqual(new Map(between.map((_, i) => [secretOf(i + 1), [idOf(i + 1)]])))
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it(`lose no place and tell none twice, in any order (seed ${SEED})`, async () => {
    const kinds = { id: idOf, session: sessionOf, secret: secretOf }
    const word = fc.record({
      kind: fc.constantFrom('id', 'session', 'secret'),
      seed: fc.integer({ min: 1, max: 3 }),
      gap: fc.integer({ min: 0, max: 15 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
        const text = words.map(({ kind, seed, gap }) => `${kinds[kind as 'id'](seed)}\n${lines(gap)}`).join('')
        const found = await findingsIn({ a: text })
        const own = found.flatMap(({ locations }) => locations.map(({ line }) => line))
        const near = found.flatMap(({ locations, parts = [] }) =>
          parts.flatMap((part) => part.locations.map(({ line }) => ({ line, locations }))),
        )
        const said = new Set(near.map(({ line }) => line))
        expect([...own, ...said].sort((a, b) => a - b)).toEqual(matchLines(text))
        expect(near.filter(({ line, locations }) => locations.every((place) => Math.abs(place.line - line) > 12))).toEqual([])
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

/** The lines that are not empty, each with one value. */
function matchLines(text: string): number[] {
  return text.split('\n').flatMap((line, i) => (line === '' ? [] : [i + 1]))
}
