// straykey rules: what the program knows, and whether a rule file is right.
import path from 'node:path'
import { checkFault } from '../../detect/checks.ts'
import { Detector } from '../../detect/detector.ts'
import { UserError } from '../../errors.ts'
import type { Rule } from '../../model.ts'
import { printable } from '../../report/human/printable.ts'
import { failedExamples } from '../../rules/examples.ts'
import { loadExamples, loadRules } from '../../rules/load.ts'
import { severityWords } from '../../rules/severity-words.ts'
import { hideSecretsIn } from '../../scan/hide-secrets.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, ruleOptions } from '../options.ts'

const SEEDS = Array.from({ length: 50 }, (_, i) => i + 1)

export const rules: Command = {
  usage: ['straykey rules list', 'straykey rules show ID', 'straykey rules check FILE|DIR…'],
  about: 'List the rules, show one, or check rule files and run their examples.',
  options: { ...ruleOptions, ...commonOptions },
  examples: [
    ['straykey rules list', 'every rule: severity, id, title'],
    ['straykey rules show github-pat-classic', 'one rule in full'],
    ['straykey rules check my-rules/acme.yaml', 'check a rule file and run its examples'],
  ],
  async run(given, terminal) {
    const [action, ...names] = given.positionals
    const files = ((given.values.rules as readonly string[] | undefined) ?? []).map((file) => path.resolve(terminal.folder, file))
    if (action === 'list' && names.length === 0) return list((await loadRules(files, checkFault)).rules, terminal)
    if (action === 'show' && names[0] && names.length === 1) return show((await loadRules(files, checkFault)).rules, names[0], terminal)
    if (action === 'check' && names.length > 0)
      return check(
        names.map((name) => path.resolve(terminal.folder, name)),
        terminal,
      )
    throw new UserError(`expected ${rules.usage.join(', or ')}`)
  },
}

function list(all: readonly Rule[], { stdout }: Terminal): number {
  const width = all.reduce((most, { id }) => Math.max(most, id.length), 0)
  const line = ({ id, severity, title }: Rule) => `${severity.padEnd(8)}  ${id.padEnd(width)}  ${title}\n`
  const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
  stdout.write(`${sorted.map(line).join('')}${all.length} rules of ${new Set(all.map(({ provider }) => provider.id)).size} providers\n`)
  return 0
}

function show(all: readonly Rule[], id: string, { stdout }: Terminal): number {
  const rule = all.find((one) => one.id === id)
  if (!rule) throw new UserError(`there is no rule "${id}"; see straykey rules list`)
  const fields: readonly (readonly [string, string])[] = [
    ['id', rule.id],
    ['title', rule.title],
    ['provider', rule.provider.title],
    ['severity', severityWords(rule)],
    ['harm', rule.harm],
    ['anchors', rule.anchors.join('  ')],
    ['pattern', rule.pattern + (rule.ignoreCase ? '  (in any case)' : '')],
    ['window', `${rule.window} bytes on either side of the anchor`],
    ['checks', ['no placeholder', ...rule.checks].join(', ')],
    ['near', rule.near.join(', ')],
    ['variant of', rule.variantOf ?? ''],
    ['part of', (rule.partOf?.join(', ') ?? '') + (rule.onlyPart ? ', and nothing by itself' : '')],
    ['note', rule.note ?? ''],
    ...rule.remedy.map((step, i) => [i === 0 ? 'remedy' : '', `${i + 1}. ${step}`] as const),
    ['docs', rule.docs],
  ]
  stdout.write(
    fields
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `${name.padEnd(11)} ${text}\n`)
      .join(''),
  )
  return 0
}

async function check(files: readonly string[], { stdout }: Terminal): Promise<number> {
  const examples = await loadExamples(files, checkFault)
  const detector = new Detector((await loadRules(files, checkFault)).rules)
  const find = async (text: string) => {
    const pieces = [Buffer.from(text)]
    const { matches } = await detector.detect({ read: (into) => pieces.pop()?.copy(into) ?? 0 })
    return matches
  }
  const failed: string[] = []
  for (const one of examples) failed.push(...(await failedExamples(one, find, SEEDS)))
  const runs = examples.reduce((sum, { finds, ignores }) => sum + finds.length + ignores.length, 0) * SEEDS.length
  // A rule file may hold a real key where a template belongs.
  for (const sentence of failed) stdout.write(`${printable(await hideSecretsIn(sentence, detector))}\n`)
  stdout.write(`${examples.length} rules, ${runs} examples, ${failed.length} failed\n`)
  return failed.length > 0 ? 1 : 0
}
