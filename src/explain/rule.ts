// A rule, or a check on how keys are kept → what it is, what it looks for, and what to do about what it finds.

import type { HygieneCheck } from '../hygiene/check.ts'
import { pageOf } from '../hygiene/descriptors.ts'
import type { Mode } from '../hygiene/gathered.ts'
import type { Rule } from '../model.ts'
import { patternWords } from '../rules/pattern-words.ts'
import { severityWords } from '../rules/severity-words.ts'
import { checkWords } from './check-words.ts'
import { type Field, fieldsOf, numbered } from './field.ts'

/** What a rule's file says beside the rule, and what other files do. */
export interface Surroundings {
  /** All rules; those that share a format are named. */
  readonly rules: readonly Rule[]
  /** Templates of what the rule finds; none where the file isn't there. */
  readonly examples: readonly string[]
}

export function explainRule(rule: Rule, { rules, examples }: Surroundings): Field[] {
  const variants = rules.filter(({ variantOf }) => variantOf === rule.id).map(({ id }) => id)
  return fieldsOf({
    rule: rule.id,
    title: rule.title,
    issuer: rule.provider.title,
    severity: severityWords(rule),
    harm: rule.harm,
    reported: rule.sensitive ? 'with --sensitive alone' : '',
    ...searchedFor(rule),
    near: nearWords(rule),
    'shared with': rule.variantOf ? `${rule.variantOf}, the format of several issuers; what stands near a key names one` : '',
    'shared by': variants.join(', '),
    'part of': rule.partOf ? rule.partOf.join(', ') + (rule.onlyPart ? ', and nothing by itself' : '') : '',
    'gives way': rule.generic ? 'to any rule that says more of the same text' : '',
    note: rule.note,
    examples: [...examples, examples.length > 0 ? '{{…}} stands for the secret, [[…]] for other text: rules/README.md, templates' : ''],
    'to do': numbered(rule.remedy),
    docs: rule.docs,
    'not wanted': `straykey.yaml: disable: [${rule.id}], or severity: { ${rule.id}: info }`,
  })
}

function searchedFor(rule: Rule): Readonly<Record<string, string | readonly string[] | undefined>> {
  const pattern = rule.least === undefined ? rule.pattern + (rule.ignoreCase && !rule.names ? '  (in any case)' : '') : ''
  return {
    [rule.names ? 'names' : 'anchors']: (rule.names ?? rule.anchors).join('  '),
    [rule.names ? 'value' : 'pattern']: pattern || 'any; how likely it is a secret is judged (straykey explain FILE says how)',
    'in words': wordsOf(rule),
    window: `${rule.window} bytes on either side: nothing farther counts`,
    checks: rule.least === undefined ? checkWords(rule.checks) : '',
  }
}

/** The pattern of a rule; undefined where it says more than words would. */
export function wordsOf({ pattern, names, ignoreCase, least }: Rule): string | undefined {
  return least === undefined ? patternWords(pattern, ignoreCase && !names) : undefined
}

function nearWords({ near, variantOf }: Rule): string {
  if (near.length === 0) return ''
  return `${near.join(', ')}; one of them ${variantOf ? 'near it, or in the path of the file, names the issuer' : 'must stand near it'}`
}

const MODES: Readonly<Record<Mode, string>> = { tree: 'in files', staged: 'in what is about to be committed', history: 'in histories' }

export function explainCheck({ id, title, severity, harm, modes, remedy }: HygieneCheck): Field[] {
  return fieldsOf({
    check: id,
    title,
    severity,
    harm,
    looks: modes.map((mode) => MODES[mode]).join(', and '),
    'to do': numbered(remedy),
    docs: pageOf(id),
    'not wanted': `straykey.yaml: disable: [${id}], or severity: { ${id}: info }`,
  })
}
