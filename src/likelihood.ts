// How likely a value is a secret: boosted decision trees over what is said of it and of its file's path, in numbers.
// scripts/train.ts makes the trees and docs/accuracy.md tells how.
import { TREES } from './weights.generated.ts'

/** The trees, one node behind the other; a node's lower branch comes right behind it. */
interface Forest {
  readonly bias: number
  /** Where each tree begins. */
  readonly roots: Uint32Array
  /** The feature that a node asks for; LEAF for none. */
  readonly features: Uint8Array
  /** The largest value that goes into the lower branch; of a leaf, what it adds. */
  readonly values: Float32Array
  /** The node of the upper branch. */
  readonly upper: Uint32Array
  /** The most that this tree and those behind it may add. */
  readonly rest: Float64Array
}

const LEAF = 255

let forest: Forest | undefined

/** Log-odds that it is a secret; 0 is as likely as not. The two lists are what features.ts and path-features.ts give. */
export function logOddsOf(content: ArrayLike<number>, path: ArrayLike<number>): number {
  forest ??= readForest()
  let sum = forest.bias
  for (const root of forest.roots) sum += valueAt(forest, root, content, path)
  return sum
}

/** What is said of a value, each as it is asked for. */
export interface Content {
  readonly count: number
  ask(feature: number): number
}

/** Whether logOddsOf may give `least` or more for this content at some path. Asks for no more than it takes to say no. */
export function mayReach(least: number, content: Content): boolean {
  forest ??= readForest()
  let sum = forest.bias + ROUNDING
  for (let tree = 0; tree < forest.roots.length; tree++) {
    if (sum + (forest.rest[tree] as number) < least) return false
    sum += mostAt(forest, forest.roots[tree] as number, content)
  }
  return sum >= least
}

/** Sums in another order differ by less. */
const ROUNDING = 1e-9

/** How much each feature adds to the log-odds, on the way down each tree; in the order of the two lists. */
export function contributionsTo(content: ArrayLike<number>, path: ArrayLike<number>): Float64Array {
  forest ??= readForest()
  const sums = new Float64Array(content.length + path.length)
  for (const root of forest.roots) {
    const { features, upper } = forest
    let node = root
    for (let feature = features[node] as number; feature !== LEAF; feature = features[node] as number) {
      const next = branchOf(forest, node, feature < content.length ? content[feature] : path[feature - content.length])
      sums[feature] =
        (sums[feature] as number) + meanBelow(forest, next) - (meanBelow(forest, node + 1) + meanBelow(forest, upper[node] as number)) / 2
      node = next
    }
  }
  return sums
}

function branchOf({ values, upper }: Forest, node: number, value = 0): number {
  return value <= (values[node] as number) ? node + 1 : (upper[node] as number)
}

function meanBelow(trees: Forest, node: number): number {
  if (trees.features[node] === LEAF) return trees.values[node] as number
  return (meanBelow(trees, node + 1) + meanBelow(trees, trees.upper[node] as number)) / 2
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

function valueAt({ features, values, upper }: Forest, root: number, content: ArrayLike<number>, path: ArrayLike<number>): number {
  let node = root
  for (let feature = features[node] as number; feature !== LEAF; feature = features[node] as number) {
    const value = (feature < content.length ? content[feature] : path[feature - content.length]) as number
    node = value <= (values[node] as number) ? node + 1 : (upper[node] as number)
  }
  return values[node] as number
}

function mostAt(trees: Forest, root: number, content: Content): number {
  const { features, values, upper } = trees
  let node = root
  for (let feature = features[node] as number; feature !== LEAF; feature = features[node] as number) {
    const above = upper[node] as number
    if (feature >= content.count) return Math.max(mostAt(trees, node + 1, content), mostAt(trees, above, content))
    node = content.ask(feature) <= (values[node] as number) ? node + 1 : above
  }
  return values[node] as number
}

/** Each node is a byte for the feature, and a 16-bit number: the place of its limit in the list, or a leaf's value in thousandths. */
function readForest(): Forest {
  const bytes = Buffer.from(TREES.nodes, 'base64')
  const count = bytes.length / NODE_BYTES
  const read: Forest = {
    bias: TREES.bias,
    roots: new Uint32Array(TREES.count),
    features: new Uint8Array(count),
    values: new Float32Array(count),
    upper: new Uint32Array(count),
    rest: new Float64Array(TREES.count + 1),
  }
  let node = 0
  for (let tree = 0; tree < TREES.count; tree++) {
    read.roots[tree] = node
    node = readTree(read, bytes, node)
  }
  for (let tree = TREES.count - 1; tree >= 0; tree--)
    read.rest[tree] = (read.rest[tree + 1] as number) + mostBelow(read, read.roots[tree] as number)
  return read
}

function mostBelow(trees: Forest, node: number): number {
  if (trees.features[node] === LEAF) return trees.values[node] as number
  return Math.max(mostBelow(trees, node + 1), mostBelow(trees, trees.upper[node] as number))
}

const NODE_BYTES = 3
const LEAF_STEPS = 1000

/** Gives the node behind the tree. */
function readTree(into: Forest, bytes: Buffer, node: number): number {
  const feature = bytes.readUInt8(node * NODE_BYTES)
  const number = bytes.readInt16LE(node * NODE_BYTES + 1)
  into.features[node] = feature
  into.values[node] = feature === LEAF ? number / LEAF_STEPS : (TREES.limits[number] as number)
  if (feature === LEAF) return node + 1
  into.upper[node] = readTree(into, bytes, node + 1)
  return readTree(into, bytes, into.upper[node] as number)
}
