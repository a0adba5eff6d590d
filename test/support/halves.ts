// A format of two halves, one of three parts and one with named groups, and what triage says of texts that hold them.
import { Detector } from '../../src/detect/detector.ts'
import type { BlobMatches, Finding, Rule } from '../../src/model.ts'
import { toExamples } from '../../src/rules/rule-file.ts'
import { type TriageOptions, triage } from '../../src/triage/triage.ts'
import { blobOf } from './detect.ts'
import { fakeKey } from './fake-keys.ts'

const texts = { harm: 'Whoever holds it can charge customers.', remedy: ['Create a new one.'] }

/** One key format whose values are a prefix and as many letters and digits. */
function formatOf(id: string, prefix: string, length: number) {
  const whole = `{{${prefix} alnum*${length}}}`
  const tooShort = `[[${prefix} alnum*${length - 1}]]`
  const pattern = { anchors: [prefix], pattern: `${prefix}[0-9A-Za-z]{${length}}` }
  return { ...texts, ...pattern, id, title: id.replace('acme-', 'Acme '), finds: [whole, `key=${whole}`], ignores: [tooShort] }
}

/** A rule file, as its parsed YAML. */
export const acmeFile = {
  provider: 'acme',
  title: 'Acme',
  docs: 'https://docs.acme.example',
  keys: [
    { ...formatOf('acme-id', 'acid_', 16), severity: 'medium', partOf: ['acme-secret'] },
    { ...formatOf('acme-session', 'acse_', 24), severity: 'low', partOf: ['acme-secret'] },
    { ...formatOf('acme-secret', 'acsk_', 32), severity: 'high' },
    { ...formatOf('acme-account', 'acac_', 12), severity: 'info', partOf: ['acme-secret'], onlyPart: true },
    {
      ...texts,
      id: 'acme-address',
      title: 'Acme address',
      severity: 'high',
      anchors: ['acme://'],
      pattern: 'acme:\\/\\/(?<user>[^\\s:@]{0,40}):(?<secret>[0-9A-Za-z]{20})@(?<host>[^\\s\\/]{1,40})',
      finds: ['acme://shop:{{alnum*20}}@db', 'url=acme://:{{alnum*20}}@db/shop'],
      ignores: ['acme://shop:[[alnum*19]]@db'],
    },
  ],
}

const acmeRules: readonly Rule[] = toExamples(acmeFile).map(({ rule }) => rule)

export const idOf = (seed = 1) => fakeKey('acid_ alnum*16', seed)
export const sessionOf = (seed = 1) => fakeKey('acse_ alnum*24', seed)
export const accountOf = (seed = 1) => fakeKey('acac_ alnum*12', seed)
export const secretOf = (seed = 1) => fakeKey('acsk_ alnum*32', seed)

const detector = new Detector(acmeRules)

/** The blob of a text, in which some values may be old. */
export async function blobIn(path: string, text: string, rest: Partial<BlobMatches> = {}): Promise<BlobMatches> {
  const { matches, allowances } = await detector.detect(blobOf(Buffer.from(text)))
  return { path, matches, allowances, existing: new Set(), ...rest }
}

export function judge(blobs: readonly BlobMatches[], options: Partial<TriageOptions> = {}): Finding[] {
  return triage(blobs, [], { rules: acmeRules, salt: 'a salt of tests', inlineAllow: true, severity: {}, ...options })
}

/** The findings in files, by their texts. */
export async function findingsIn(files: Readonly<Record<string, string>>, options: Partial<TriageOptions> = {}): Promise<Finding[]> {
  const blobs: BlobMatches[] = []
  for (const [path, text] of Object.entries(files)) blobs.push(await blobIn(path, text))
  return judge(blobs, options)
}

/** What a finding is, where, and with which parts, in one text: `acme-secret a:2 + acme-id a:1`. */
export function shown({ rule, locations, parts = [] }: Finding): string {
  const at = (places: Finding['locations']) => places.map(({ path, line }) => `${path}:${line}`).join(' ')
  return [`${rule} ${at(locations)}`, ...parts.map((part) => `${part.rule ?? part.title} ${at(part.locations)}`)].join(' + ')
}
