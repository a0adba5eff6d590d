// A model as src/weights.generated.ts, in the form that src/likelihood.ts reads.
import type { Model, Node } from './boosting.ts'

export interface Weights {
  readonly pairs: string
  readonly thresholds: { readonly usual: number; readonly sensitive: number }
  readonly model: Model
}

const LEAF = 255
const LEAF_STEPS = 1000
const NODE_BYTES = 3

export function weightsFile({ pairs, thresholds, model }: Weights): string {
  const limits = [...new Set(model.trees.flatMap(limitsOf))].sort((a, b) => a - b)
  const places = new Map(limits.map((limit, i) => [limit, i]))
  const nodes = Buffer.concat(model.trees.map((tree) => nodesOf(tree, places)))
  return `// Made by scripts/train.ts: docs/accuracy.md tells how.

/** 27 rows of 27: how unlikely a letter is behind another. */
export const BIGRAMS =
  '${pairs}'

/** Log-odds from which a value is reported: by default, and when weak and vague ones are asked for, too. */
export const THRESHOLDS = { usual: ${thresholds.usual.toFixed(3)}, sensitive: ${thresholds.sensitive.toFixed(3)} }

/** Boosted trees; src/likelihood.ts tells the form. */
export const TREES = {
  count: ${model.trees.length},
  bias: ${model.bias.toFixed(4)},
  limits: [${limits.map((limit) => Number(limit.toPrecision(6))).join(', ')}],
  nodes:
    '${nodes.toString('base64')}',
}
`
}

function limitsOf(node: Node): number[] {
  return 'value' in node ? [] : [node.limit, ...limitsOf(node.lower), ...limitsOf(node.upper)]
}

function nodesOf(node: Node, places: ReadonlyMap<number, number>): Buffer {
  const own = Buffer.alloc(NODE_BYTES)
  if ('value' in node) {
    own.writeUInt8(LEAF)
    own.writeInt16LE(Math.round(node.value * LEAF_STEPS), 1)
    return own
  }
  own.writeUInt8(node.feature)
  own.writeInt16LE(places.get(node.limit) ?? 0, 1)
  return Buffer.concat([own, nodesOf(node.lower, places), nodesOf(node.upper, places)])
}
