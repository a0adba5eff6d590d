// A pattern of another scanner → an entry of a rule file, with examples made of the pattern itself. Whether they hold is tried later.
import type { Severity } from '../../model.ts'
import type { ForeignRule } from '../contract.ts'
import { templateOf, type Variant } from './example.ts'
import { isShape, type KeyShape, keyShape, type Refused } from './key-shape.ts'

/** As a rule file has it. */
export interface RuleEntry {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly harm: string
  readonly anchors?: readonly string[]
  readonly ignoreCase?: true
  readonly pattern?: string
  readonly names?: readonly string[]
  readonly value?: string
  readonly checks?: readonly string[]
  readonly near?: readonly string[]
  readonly remedy: readonly string[]
  readonly finds: readonly string[]
  readonly ignores: readonly string[]
}

export const PROVIDER = 'imported'

const variants: readonly Variant[] = [
  { length: 24, alternative: 'first' },
  { length: 40, alternative: 'last' },
]

export function isEntry(result: RuleEntry | Refused): result is RuleEntry {
  return 'id' in result
}

/** The entry, or why there can be none. */
export function ruleEntry(rule: ForeignRule): RuleEntry | Refused {
  const shape = keyShape(rule)
  if (!isShape(shape)) return shape
  const near = shape.kind === 'format' ? (shape.near ?? wordsBeside(rule, shape)) : []
  const examples = examplesOf(shape, near)
  if (!examples) return { why: 'no example can be made of it, and a rule without is not taken' }
  return {
    id: idOf(rule.id),
    title: rule.title,
    severity: rule.severity,
    harm: 'Whoever holds it can do what its owner can.',
    ...searchOf(shape),
    ...(rule.entropy !== undefined && rule.entropy > 0 && { checks: [`entropy ${rule.entropy}`] }),
    ...(near.length > 0 && { near }),
    remedy: ['Replace it where it was issued, and let whatever uses it have the new one.', 'Take the old one out of force there.'],
    ...examples,
  }
}

/** Lower case, digits and single hyphens, behind the name of the file. */
export function idOf(id: string): string {
  const plain = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${PROVIDER}-${plain || 'rule'}`
}

function searchOf(shape: KeyShape): Partial<RuleEntry> {
  if (shape.kind === 'named') return { names: shape.names, value: shape.value }
  return { anchors: shape.anchors, ...(shape.ignoreCase && { ignoreCase: true as const }), pattern: shape.pattern }
}

/** Keywords that the pattern itself doesn't hold: there they stand anywhere in the file, here within the window. */
function wordsBeside({ keywords }: ForeignRule, { anchors, pattern }: KeyShape & { kind: 'format' }): string[] {
  const words = keywords.map((word) => word.toLowerCase()).filter((word) => word !== '')
  const text = `${anchors.join('\n')}\n${pattern}`.toLowerCase().replace(/\\(?=[^a-z0-9])/g, '')
  return words.some((word) => text.includes(word) || anchors.some((anchor) => word.includes(anchor.toLowerCase()))) ? [] : words
}

type ExamplesOf = Pick<RuleEntry, 'finds' | 'ignores'>

function examplesOf(shape: KeyShape, near: readonly string[]): ExamplesOf | undefined {
  const beside = near[0] === undefined ? '' : ` # ${near[0]}`
  const templates = variants.map((variant) => templateOf(shape.kind === 'format' ? shape.pattern : shape.value, variant))
  const [first, second] = templates
  if (first === undefined || second === undefined) return undefined
  if (shape.kind === 'named') {
    const name = shape.names[0] ?? ''
    return {
      finds: [`${name.toUpperCase()}_KEY=${first}`, `${name}_token: "${second}"`],
      ignores: [`${name.toUpperCase()}_KEY=[[x*32]]`, `${name}_token: "your_key_here"`],
    }
  }
  const [anchor = ''] = shape.anchors
  const whole = first.startsWith('{{')
  return {
    finds: [`${whole ? 'KEY=' : ''}${first}${beside}`, `${whole ? 'key: "' : '  '}${second}${whole ? '"' : ''}${beside}`],
    ignores: [`${anchor}your_key_here${beside}`, `${anchor}[[x*24]]${beside}`],
  }
}
