// Why a finding may not count: a comment, an earlier version, a published example. It stays in the report.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BlobMatches, Finding } from '../../src/model.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { type TriageOptions, triage } from '../../src/triage/triage.ts'
import { detect } from '../support/detect.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'

const usual: TriageOptions = { rules: builtinRules(), salt: 'a salt of tests', inlineAllow: true, severity: {} }

async function findingsIn(text: string, options: Partial<TriageOptions> = {}, existing: readonly string[] = []): Promise<Finding[]> {
  const { matches, allowances } = await detect(text)
  const blob: BlobMatches = { path: 'a.txt', matches, allowances, existing: new Set(existing) }
  return triage([blob], [], { ...usual, ...options })
}

/** What suppresses each secret in the order of their lines; `counts` when nothing does. */
async function verdicts(text: string, options: Partial<TriageOptions> = {}): Promise<string[]> {
  const findings = await findingsIn(text, options)
  return findings
    .flatMap(({ locations, suppression }) => locations.map(({ line }) => ({ line, by: suppression?.by ?? 'counts' })))
    .sort((a, b) => a.line - b.line)
    .map(({ by }) => by)
}

describe('a comment allows a secret', () => {
  it.each([
    ['on the same line', `key=${liveKey()} # straykey:allow`],
    ['on the line before', `# straykey:allow\nkey=${liveKey()}`],
    ['on the line after', `key=${liveKey()}\n# straykey:allow`],
    ['before it on the same line', `/* straykey:allow */ key=${liveKey()}`],
    ['with CR LF', `# straykey:allow\r\nkey=${liveKey()}\r\n`],
    ['with CR alone', `# straykey:allow\rkey=${liveKey()}\r`],
    ['by its rule', `key=${liveKey()} # straykey:allow generic-api-live-key`],
    ['by its rule, with a reason', `key=${liveKey()} # straykey:allow generic-api-live-key -- of a test`],
  ])('%s', async (_, text) => {
    expect(await verdicts(text)).toEqual(['comment'])
  })

  it('by the name of the issuer that is named near it', async () => {
    expect(await verdicts(`VEXART=${liveKey()} straykey:allow vexart-live-key`)).toEqual(['comment'])
  })

  it('at the end of a private key of several lines, and at its beginning', async () => {
    const body = fakeKey('MHcCAQEEI base64*55 \n base64*64 \n base64*34 ==')
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----`
    expect(await verdicts(`# straykey:allow\n${key}`)).toEqual(['comment'])
    expect(await verdicts(`${key}\n# straykey:allow`)).toEqual(['comment'])
  })
})

describe('a comment does not allow', () => {
  it.each([
    ['a secret two lines away', `# straykey:allow\n\nkey=${liveKey()}`],
    ['a secret of another rule', `key=${liveKey()} # straykey:allow github-pat-classic`],
    ['when it is another word', `key=${liveKey()} # straykey:allowed`],
    ['when it is cut', `key=${liveKey()} # straykey:allo`],
    ['when it names a rule that does not exist', `key=${liveKey()} # straykey:allow no-such-rule`],
  ])('%s', async (_, text) => {
    expect(await verdicts(text)).toEqual(['counts'])
  })

  it('the neighbours of the secret on its own line', async () => {
    const text = `a=${liveKey(1)}\nb=${liveKey(2)} # straykey:allow\nc=${liveKey(3)}`
    expect(await verdicts(text)).toEqual(['counts', 'comment', 'counts'])
  })

  it('anything when inline comments count for nothing', async () => {
    expect(await verdicts(`key=${liveKey()} # straykey:allow`, { inlineAllow: false })).toEqual(['counts'])
  })
})

describe('the reason of a comment', () => {
  it.each([
    ['# straykey:allow -- of a test', 'of a test'],
    ['/* straykey:allow -- of a test */', 'of a test'],
    ['<!-- straykey:allow -- of a test -->', 'of a test'],
    ['// straykey:allow generic-api-live-key -- revoked in 2024, see #12', 'revoked in 2024, see #12'],
    ['# straykey:allow', undefined],
    ['# straykey:allow -- ', undefined],
  ])('of %j is %j', async (comment, reason) => {
    const [finding] = await findingsIn(`key=${liveKey()} ${comment}\n`)
    expect(finding?.suppression).toEqual({ by: 'comment', ...(reason && { reason }) })
  })

  it('never holds a secret, which would be printed in clear', async () => {
    const [allowed] = (await findingsIn(`a=${liveKey(1)} # straykey:allow -- was ${githubKey(2)} before\n`)).filter(
      ({ suppression }) => suppression?.reason,
    )
    expect(allowed?.suppression?.reason).toMatch(/was .* before/)
    expect(allowed?.suppression?.reason).not.toContain(githubKey(2).slice(8))
  })
})

describe('an earlier version that holds the secret', () => {
  it('makes it existing', async () => {
    const [finding] = await findingsIn(`key=${liveKey()}`, {}, [liveKey()])
    expect(finding?.suppression?.by).toBe('existing')
  })

  it('says nothing of other secrets', async () => {
    const findings = await findingsIn(`${liveKey(1)}\n${liveKey(2)}`, {}, [liveKey(2)])
    expect(findings.map(({ suppression }) => suppression?.by)).toEqual([undefined, 'existing'])
  })

  it('comes before a comment', async () => {
    const [finding] = await findingsIn(`key=${liveKey()} # straykey:allow`, {}, [liveKey()])
    expect(finding?.suppression?.by).toBe('existing')
  })
})

describe('a value that its issuer publishes', () => {
  const known = [createHash('sha256').update(liveKey(7)).digest('hex')]
  const rules = builtinRules().map((rule) => (rule.id === 'generic-api-live-key' ? { ...rule, known } : rule))

  it('is an example, with that as the reason', async () => {
    const [finding] = await findingsIn(`key=${liveKey(7)}`, { rules })
    expect(finding?.suppression).toEqual({ by: 'example', reason: expect.stringMatching(/publishes/) })
  })

  it('is one even where inline comments count for nothing', async () => {
    expect(await verdicts(`key=${liveKey(7)}`, { rules, inlineAllow: false })).toEqual(['example'])
  })

  it('says nothing of other values of the format', async () => {
    expect(await verdicts(`key=${liveKey(8)}`, { rules })).toEqual(['counts'])
  })
})
