// Matches → findings, through detection with the built-in rules on texts in memory.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BlobMatches, Finding } from '../../src/model.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { type TriageOptions, triage } from '../../src/triage/triage.ts'
import { detect } from '../support/detect.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'

const usual: TriageOptions = { rules: builtinRules(), salt: 'a salt of tests', inlineAllow: true, severity: {} }

async function blobOf(path: string, text: string, existing: readonly string[] = []): Promise<BlobMatches> {
  const { matches, allowances } = await detect(text)
  return { path, matches, allowances, existing: new Set(existing) }
}

async function findingsIn(files: Readonly<Record<string, string>>, options: Partial<TriageOptions> = {}): Promise<Finding[]> {
  const blobs = await Promise.all(
    Object.entries(files)
      .map(
        ([path, text]) =>
          () =>
            blobOf(path, text),
      )
      .map(one),
  )
  return triage(blobs, [], { ...usual, ...options })
}

/** Detection is one at a time: the detector is shared. */
let last: Promise<unknown> = Promise.resolve()
function one<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work)
  last = next
  return next
}

async function onlyFinding(text: string, options: Partial<TriageOptions> = {}): Promise<Finding> {
  const [finding, ...more] = await findingsIn({ 'a.txt': text }, options)
  if (!finding || more.length > 0) throw new Error(`expected one finding, got ${more.length + (finding ? 1 : 0)}`)
  return finding
}

describe('a fingerprint', () => {
  it('stays when the secret moves to another file, line and context', async () => {
    const here = await onlyFinding(`key=${liveKey()}`)
    const [there] = await findingsIn({ 'b/c.ts': `\n\n\n  const key = "${liveKey()}" // of the shop` })
    expect(there?.fingerprint).toBe(here.fingerprint)
  })

  it('differs for another value', async () => {
    expect((await onlyFinding(liveKey(1))).fingerprint).not.toBe((await onlyFinding(liveKey(2))).fingerprint)
  })

  it('differs between projects with another salt', async () => {
    expect((await onlyFinding(liveKey(), { salt: 'another salt' })).fingerprint).not.toBe((await onlyFinding(liveKey())).fingerprint)
  })

  it('names the rule', async () => {
    expect((await onlyFinding(githubKey())).fingerprint).toMatch(/^github-pat-classic:[0-9a-f]+$/)
  })

  it('is no plain hash of the value, which could be looked up', async () => {
    const { fingerprint } = await onlyFinding(githubKey(), { salt: '' })
    const [, hash = ''] = fingerprint.split(':')
    const plain = ['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(githubKey()).digest('hex'))
    expect(plain.filter((other) => other.includes(hash.slice(0, 16)))).toEqual([])
  })

  it('holds at least 96 bits', async () => {
    const [, hash = ''] = (await onlyFinding(githubKey())).fingerprint.split(':')
    expect(hash.length).toBeGreaterThanOrEqual(24)
  })

  it('is the same whether the issuer is known or not', async () => {
    const unknown = await onlyFinding(`key=${liveKey()}`)
    const known = await onlyFinding(`VEXART_KEY=${liveKey()}`)
    expect([unknown.rule, known.rule]).toEqual(['generic-api-live-key', 'vexart-live-key'])
    expect(known.fingerprint).toBe(unknown.fingerprint)
  })
})

describe('a secret in several places', () => {
  it('is one finding', async () => {
    const findings = await findingsIn({ 'b.txt': `${liveKey()} ${liveKey()}`, 'a.txt': `\n${liveKey()}` })
    expect(findings.map(({ locations }) => locations.map(({ path, line }) => `${path}:${line}`))).toEqual([
      ['a.txt:2', 'b.txt:1', 'b.txt:1'],
    ])
  })

  it('is named for the issuer that one of the places names', async () => {
    const findings = await findingsIn({ 'a.txt': `key=${liveKey()}`, 'b.txt': `VEXART_KEY=${liveKey()}` })
    expect(findings.map(({ rule }) => rule)).toEqual(['vexart-live-key'])
  })

  it('is as severe as in its worst place', async () => {
    const key = fakeKey('pk_live_ alnum*32')
    const findings = await findingsIn({ 'a.txt': `key=${key}`, 'b.txt': `curl http://api.acme.io/?key=${key}` })
    expect(findings.map(({ severity }) => severity)).toEqual(['critical'])
  })

  it('counts where it is not allowed, though it is allowed elsewhere', async () => {
    const findings = await findingsIn({ 'a.txt': `${liveKey()} straykey:allow`, 'b.txt': liveKey() })
    expect(findings.map(({ suppression, locations }) => [suppression?.by, locations[0]?.path])).toEqual([
      [undefined, 'b.txt'],
      ['comment', 'a.txt'],
    ])
  })
})

describe('findings', () => {
  it('are in the same order whatever the order of the files', async () => {
    const files = { 'a.txt': liveKey(1), 'b.txt': githubKey(2), 'c.txt': `${liveKey(3)}\n${fakeKey('sk_test_ alnum*32')}` }
    const reversed = Object.fromEntries(Object.entries(files).reverse())
    const [there, back] = [await findingsIn(files), await findingsIn(reversed)]
    expect(back.map(({ fingerprint }) => fingerprint)).toEqual(there.map(({ fingerprint }) => fingerprint))
  })

  it('come worst first', async () => {
    const findings = await findingsIn({ 'a.txt': fakeKey('pk_live_ alnum*32'), 'b.txt': fakeKey('sk_test_ alnum*32'), 'c.txt': liveKey() })
    expect(findings.map(({ severity }) => severity)).toEqual(['critical', 'medium', 'info'])
  })

  it('print their secret redacted, however it is made a text', async () => {
    const { secret, redacted } = await onlyFinding(liveKey())
    expect([`${secret}`, JSON.stringify({ secret }), String([secret])]).toEqual([redacted, `{"secret":"${redacted}"}`, redacted])
  })

  it('say what a person needs to know: harm, next steps and documentation', async () => {
    const { harm, remedy, docs, message } = await onlyFinding(githubKey())
    expect([harm.length > 20, remedy.length > 0, docs.startsWith('https://'), message.length > 10]).toEqual([true, true, true, true])
  })
})

describe('the issuer of a shared format', () => {
  it('is named by a word in the path of the file', async () => {
    const [finding] = await findingsIn({ 'src/Vexart/client.ts': `key=${liveKey()}` })
    expect(finding?.rule).toBe('vexart-live-key')
  })

  it('is one of several when nothing says which', async () => {
    const { message, title } = await onlyFinding(`key=${liveKey()}`)
    expect(message).toMatch(/one of .*Stripe.*vexart/)
    expect(title).not.toMatch(/Stripe|vexart/)
  })

  it('is not guessed when the path names two', async () => {
    const [finding] = await findingsIn({ 'vexart-to-stripe/client.ts': `key=${liveKey()}` })
    expect(finding?.rule).toBe('generic-api-live-key')
  })

  it('is not guessed when two places name different ones', async () => {
    const [finding] = await findingsIn({ 'vexart/a.ts': `key=${liveKey()}`, 'stripe/a.ts': `key=${liveKey()}` })
    expect(finding?.rule).toBe('generic-api-live-key')
  })
})

describe('the severity', () => {
  it('of a publishable key is info, with the reason', async () => {
    const { severity, message } = await onlyFinding(`vexart ${fakeKey('pk_live_ alnum*32')}`)
    expect(severity).toBe('info')
    expect(message).toMatch(/safe to embed/)
  })

  it.each(['sk_live_', 'sk_test_', 'pk_live_'])(
    'of a %s key that is sent over http:// is critical, since it is compromised',
    async (prefix) => {
      const { severity, message } = await onlyFinding(`curl http://api.vexart.net/v1 -H "X: ${fakeKey(`${prefix} alnum*32`)}"`)
      expect(severity).toBe('critical')
      expect(message).toMatch(/http:\/\/.*compromised/)
    },
  )

  it('of a key that is sent over https:// is the usual one', async () => {
    const { severity } = await onlyFinding(`curl https://api.vexart.net/v1 -H "X: ${fakeKey('sk_test_ alnum*32')}"`)
    expect(severity).toBe('medium')
  })

  it('does not call a key safe that is sent over http://', async () => {
    const { message } = await onlyFinding(`curl http://api.vexart.net/v1?key=${fakeKey('pk_live_ alnum*32')}`)
    expect(message).not.toMatch(/safe to embed/)
  })

  it('of what is told by its surroundings alone is less in tests, examples and documentation', async () => {
    const text = `curl https://db.acme.io -H "Authorization: Bearer ${fakeKey('alnum*40')}"`
    const severityAt = async (path: string, options: Partial<TriageOptions> = {}) =>
      (await findingsIn({ [path]: text }, options)).map(({ rule, severity }) => [rule, severity])
    expect(await severityAt('bin/deploy.sh')).toEqual([['http-bearer-header', 'high']])
    for (const path of ['test/deploy.sh', 'docs/api.md', 'examples/deploy.sh'])
      expect(await severityAt(path), path).toEqual([['http-bearer-header', 'low']])
    const own = { severity: { 'http-bearer-header': 'critical' } } as const
    expect(await severityAt('test/deploy.sh', own)).toEqual([['http-bearer-header', 'critical']])
  })

  it('of a format is the same in tests', async () => {
    expect((await findingsIn({ 'test/deploy.sh': githubKey() })).map(({ severity }) => severity)).toEqual(['critical'])
  })

  it('is the one that the configuration gives to the rule', async () => {
    expect((await onlyFinding(githubKey(), { severity: { 'github-pat-classic': 'low' } })).severity).toBe('low')
  })

  it('of other rules stays when the configuration changes one', async () => {
    expect((await onlyFinding(githubKey(), { severity: { 'vexart-live-key': 'low' } })).severity).toBe('critical')
  })
})

describe('a secret that is not written in clear', () => {
  const encoded = Buffer.from(githubKey()).toString('base64')

  it('is the same one, and says how it is written', async () => {
    const finding = await onlyFinding(encoded)
    expect(finding.fingerprint).toBe((await onlyFinding(githubKey())).fingerprint)
    expect(finding.message).toMatch(/ found, in base64\./)
    expect(finding.locations.map(({ written }) => written)).toEqual(['base64'])
  })

  it('says that it is in clear elsewhere', async () => {
    const finding = await onlyFinding(`${githubKey()}\n${encoded}\n`)
    expect(finding.message).toMatch(/ found, at some places in base64\./)
    expect(finding.locations.map(({ written }) => written)).toEqual([undefined, 'base64'])
  })
})
