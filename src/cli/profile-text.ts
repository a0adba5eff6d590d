// What a run cost, as a person reads it. Loaded only for those who ask.
import type { Costs, StageCost } from '../profile.ts'
import { count, number } from '../report/human/amounts.ts'
import { printable } from '../report/human/printable.ts'

const RULES_SHOWN = 15
const WORDS: Readonly<Record<StageCost['stage'], string>> = {
  'start-up': 'start-up: program, settings and rules',
  listing: 'listing what there is',
  scanning: 'scanning',
  reading: 'reading',
  searching: 'searching for anchors, unpacking',
  walking: 'walking: reading, inflating, searching',
  confirming: 'confirming what may be a secret',
  tracing: 'tracing where secrets come from',
  triage: 'triage',
  hygiene: 'hygiene: how keys are kept',
  verifying: 'asking issuers',
  reporting: 'reporting',
}

/** Several lines, with a line feed behind each. */
export function profileText({ milliseconds, stages, rules }: Costs): string {
  const widest = Math.max(...stages.map(({ stage }) => WORDS[stage].length))
  const lines = stages.map(({ stage, milliseconds: own }) => {
    const share = milliseconds > 0 ? Math.round((100 * own) / milliseconds) : 0
    return `  ${WORDS[stage].padEnd(widest)}  ${timeText(own)}  ${String(share).padStart(3)} %`
  })
  const head = `Profile: ${timeText(milliseconds).trim()} in one thread; measuring takes a part of it.`
  return [head, ...lines, ...ruleLines(rules)].map((line) => `${line}\n`).join('')
}

function ruleLines(rules: Costs['rules']): string[] {
  if (rules.length === 0) return ['No rule had anything to look at.']
  const shown = rules.slice(0, RULES_SHOWN)
  const name = Math.max(...shown.map(({ rule }) => rule.length))
  const of = rules.length > shown.length ? ` of ${number(rules.length)}` : ''
  return [
    `Rules that took longest (${count(shown.length, 'rule')}${of} with anything to look at):`,
    `  ${'rule'.padEnd(name)}        time   looked at      tried    matches`,
    ...shown.map(({ rule, milliseconds, candidates, tried, matches }) => {
      const figures = [candidates, tried, matches].map((figure) => number(figure).padStart(9)).join('  ')
      return `  ${printable(rule).padEnd(name)}  ${timeText(milliseconds)}   ${figures}`
    }),
  ]
}

function timeText(milliseconds: number): string {
  const digits = milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0
  return `${milliseconds.toFixed(digits)} ms`.padStart(10)
}
