// The built program finds an example of every key that a built-in call is for, and asks about each: loopback plays all issuers.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { VerifyCall } from '../../src/rules/call.ts'
import { callsOf } from '../../src/rules/calls.ts'
import { type Issuers, startIssuers } from '../support/issuer-server.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { type Example, fillExample, pack } from '../support/rule-examples.ts'
import { runCli } from '../support/run-cli.ts'

const SEED = 20261123
const LIMIT_MS = 120_000

const { verify } = await callsOf([path.join(import.meta.dirname, '../../rules')])
const calls = verify.filter((call): call is VerifyCall => 'request' in call)
const examples = new Map(
  pack.flatMap(({ rule, finds }, i) => finds.slice(0, 1).map((template) => [rule.id, fillExample(rule, template, SEED + i)])),
)

function exampleOf(id: string): Example {
  const example = examples.get(id)
  if (!example) throw new Error(`no example of ${id}`)
  return example
}

const hostOf = ({ request }: VerifyCall) => new URL(request.url.replace(/\{\{.*?\}\}/g, 'x')).hostname

/** One file for each key, with the parts that its call needs. */
function filesFor(call: VerifyCall): [string, string][] {
  const parts = new Set([...JSON.stringify(call.request).matchAll(/part:([a-z0-9-]+)/g)].map(([, id = '']) => exampleOf(id).text))
  return call.keys.map((id) => [`${id}.txt`, `${[...parts, exampleOf(id).text].join('\n')}\n`])
}

/** Hosts that got to see a secret: as it is, as an address writes it, or in HTTP basic. */
function hostsThatSaw(secret: string, { received }: Issuers): string[] {
  const seen = received.filter(({ text }) => {
    const basic = Buffer.from(/^Authorization: Basic (\S+)/im.exec(text)?.[1] ?? '', 'base64').toString()
    return [text, basic].some((one) => one.includes(secret)) || text.includes(encodeURIComponent(secret))
  })
  return [...new Set(seen.map(({ host }) => host))]
}

describe('verify with the built-in calls', () => {
  it(
    'shows each key to its own issuer alone, and takes a bare 200 for no proof',
    async () => {
      const reply = () => ({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'ok' })
      const issuers = await startIssuers({ hosts: [...new Set(calls.map(hostOf))], reply })
      const folder = temporaryFolder()
      writeFiles(folder, Object.fromEntries(calls.flatMap(filesFor)))
      const { stdout } = await runCli(['verify', '--format', 'json', '.'], { folder, environment: issuers.environment })

      const expected = calls.flatMap((call) => call.keys.map((id) => [id, [hostOf(call)]]))
      expect(expected.map(([id]) => [id, hostsThatSaw(exampleOf(id as string).secret, issuers)])).toEqual(expected)
      const { findings } = JSON.parse(stdout) as { findings: { rule: string; verdict?: { state: string } }[] }
      expect(findings.filter(({ verdict }) => verdict?.state !== 'unknown')).toEqual([])
    },
    LIMIT_MS,
  )
})
