// Whether an output gives a planted secret away: in clear, encoded, or in part.
import path from 'node:path'
import { checkFault } from '../../src/detect/checks.ts'
import { seededRandom } from '../../src/random.ts'
import { loadExamples } from '../../src/rules/load.ts'
import { fillTemplate } from '../../src/rules/template.ts'

/** An example of a rule, filled. */
export interface Planted {
  readonly rule: string
  readonly text: string
  readonly secret: string
  /** What is random in the secret: pieces of it behind its public prefix that no other filling of the template has. */
  readonly pieces: readonly string[]
}

/** This many characters in a row are too much of a secret to show. */
const PIECE = 12
const OTHER_SEEDS = [90_001, 90_002, 90_003]

/** A `finds` example of every built-in rule, filled from a seed, which also decides which one. */
export async function plantedKeys(seed: number): Promise<Planted[]> {
  const examples = await loadExamples([path.join(import.meta.dirname, '../../rules')], checkFault)
  const random = seededRandom(seed)
  return examples.map(({ rule, finds }) => {
    const template = finds[random(finds.length)] ?? ''
    const { text, secret = '' } = fillTemplate(template, random)
    return { rule: rule.id, text, secret, pieces: randomPieces(template, secret) }
  })
}

function randomPieces(template: string, secret: string): string[] {
  const others = OTHER_SEEDS.map((seed) => fillTemplate(template, seededRandom(seed)).secret ?? '')
  const shared = new Set(others.flatMap(piecesOf))
  let prefix = 0
  while (prefix < secret.length && others.every((other) => other[prefix] === secret[prefix])) prefix++
  const stretches = literalsOf(template).reduce((rest, literal) => rest.flatMap((text) => text.split(literal)), [secret.slice(prefix)])
  return stretches.flatMap(piecesOf).filter((piece) => !shared.has(piece))
}

/** Parts of the secret that every filling has: neither counted nor computed. */
function literalsOf(template: string): string[] {
  const [, parts = ''] = /\{\{(.*?)\}\}/s.exec(template) ?? []
  const literals = parts.split(' ').filter((part) => part.length > 1 && !/\*\d|[()]/.test(part))
  return literals.map((part) => part.replaceAll('~', ' '))
}

function piecesOf(text: string): string[] {
  const count = Math.max(0, text.length - PIECE + 1)
  return Array.from({ length: count }, (_, i) => text.slice(i, i + PIECE)).filter((piece) => !/[\r\n]/.test(piece))
}

/** What an output says of the planted secrets that it must not say. */
export function leaksIn(output: string, planted: readonly Planted[]): string[] {
  if (output === '') return []
  const { pieces, forms } = tableOf(planted)
  const leaks = new Set<string>()
  for (let i = 0; i < output.length; i++) {
    const piece = output.slice(i, i + PIECE)
    const rule = pieces.get(piece)
    if (rule) leaks.add(`${rule}: a part of it in: ${lineAt(output, i)}`)
    for (const form of forms.get(piece) ?? []) if (output.startsWith(form.text, i)) leaks.add(`${form.rule}: ${form.name}`)
  }
  return [...leaks]
}

interface Table {
  readonly pieces: ReadonlyMap<string, string>
  /** By their first characters. */
  readonly forms: ReadonlyMap<string, readonly Form[]>
}

const tables = new WeakMap<readonly Planted[], Table>()

function tableOf(planted: readonly Planted[]): Table {
  const known = tables.get(planted)
  if (known) return known
  const forms = new Map<string, Form[]>()
  for (const form of planted.flatMap(formsOf)) forms.set(form.text.slice(0, PIECE), [...(forms.get(form.text.slice(0, PIECE)) ?? []), form])
  const table = { pieces: new Map(planted.flatMap(({ rule, pieces }) => pieces.map((piece) => [piece, rule]))), forms }
  tables.set(planted, table)
  return table
}

interface Form {
  readonly rule: string
  readonly name: string
  readonly text: string
}

/** No planted secret is shorter than a piece. */
function formsOf({ rule, secret }: Planted): Form[] {
  const bytes = Buffer.from(secret)
  const everyByte = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const percent = [encodeURIComponent(secret), everyByte, everyByte.toUpperCase()]
  return [
    { rule, name: 'the whole of it', text: secret },
    { rule, name: 'its base64', text: bytes.toString('base64').replace(/=+$/, '') },
    ...percent.map((text) => ({ rule, name: 'its percent-encoded form', text })),
  ]
}

/** The line of the output, with most letters and digits hidden: a failing test prints it. */
function lineAt(output: string, at: number): string {
  const line = output.slice(output.lastIndexOf('\n', at) + 1, at + PIECE)
  return line.slice(-60).replace(/[0-9A-Za-z]{4}(?=[0-9A-Za-z]{4})/g, 'xxxx')
}
