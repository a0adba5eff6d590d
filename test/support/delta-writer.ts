// Writes git's deltas by hand (gitformat-pack, "Deltified representation"), good ones and bad ones, and applies them slowly.
import { deflateSync } from 'node:zlib'
import type { Random } from '../../src/random.ts'

/** One instruction: a stretch of the base, or new bytes. */
export type Step = { readonly offset: number; readonly bytes: number } | { readonly insert: Buffer }

const LONGEST_INSERT = 127
const LONGEST_COPY = 0xffffff
const WHOLE_COPY = 0x10000

/** Little-endian groups of seven bits. */
export function deltaSize(size: number): Buffer {
  const groups: number[] = []
  let rest = size
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) | 128)
  return Buffer.from([...groups, rest])
}

/** The delta; the declared sizes may be wrong. */
export function writeDelta(baseSize: number, targetSize: number, steps: readonly Step[]): Buffer {
  return Buffer.concat([deltaSize(baseSize), deltaSize(targetSize), ...steps.flatMap(instructions)])
}

/** What the steps make of the base. */
export function applySteps(base: Buffer, steps: readonly Step[]): Buffer {
  return Buffer.concat(steps.map((step) => ('insert' in step ? step.insert : base.subarray(step.offset, step.offset + step.bytes))))
}

/** The delta that makes the steps' outcome of the base. */
export function deltaOf(base: Buffer, steps: readonly Step[]): Buffer {
  return writeDelta(base.length, applySteps(base, steps).length, steps)
}

function instructions(step: Step): Buffer[] {
  if ('insert' in step) return inserts(step.insert)
  const { offset, bytes } = step
  if (bytes === 0) return []
  if (bytes <= LONGEST_COPY) return [copyOf(offset, bytes)]
  return [copyOf(offset, LONGEST_COPY), ...instructions({ offset: offset + LONGEST_COPY, bytes: bytes - LONGEST_COPY })]
}

function inserts(bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / LONGEST_INSERT)
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * LONGEST_INSERT, (i + 1) * LONGEST_INSERT)).map((part) =>
    Buffer.concat([Buffer.of(part.length), part]),
  )
}

/** One copy; a size of 64 KiB is written as none. */
export function copyOf(offset: number, bytes: number): Buffer {
  const written: number[] = []
  let code = 0x80
  const put = (byte: number, bit: number) => {
    if (byte === 0) return
    code |= bit
    written.push(byte)
  }
  for (let i = 0; i < 4; i++) put(Math.floor(offset / 256 ** i) % 256, 1 << i)
  if (bytes !== WHOLE_COPY) for (let i = 0; i < 3; i++) put(Math.floor(bytes / 256 ** i) % 256, 16 << i)
  return Buffer.from([code, ...written])
}

/** Random steps: stretches of the base, some cut from others or joined to the one before, and pieces that `insert` draws. */
export function randomSteps(random: Random, base: Buffer, insert: () => Buffer): Step[] {
  if (random(4) === 0) return edits(random, base, insert)
  const steps: Step[] = []
  for (let left = random(8); left >= 0; left--) {
    const kind = random(5)
    const last = steps.at(-1)
    if (kind < 2 || base.length === 0) steps.push({ insert: insert() })
    else if (kind === 2 && last && 'offset' in last) steps.push(stretch(random, base, last.offset + last.bytes))
    else steps.push(stretch(random, base, random(3) === 0 ? 0 : random(base.length)))
  }
  return steps
}

function stretch(random: Random, base: Buffer, offset: number): Step {
  const left = base.length - offset
  const most = random(3) === 0 ? left : Math.min(left, random(2) === 0 ? 12 : 300)
  return { offset, bytes: random(most + 1) }
}

/** As git makes them: nearly all of the base, in order, with a few changes. */
function edits(random: Random, base: Buffer, insert: () => Buffer): Step[] {
  const places = Array.from({ length: 2 * (1 + random(3)) }, () => random(base.length + 1)).sort((a, b) => a - b)
  const steps: Step[] = []
  let from = 0
  for (let i = 0; i < places.length; i += 2) {
    const [place = 0, next = 0] = [places[i], places[i + 1]]
    steps.push({ offset: from, bytes: place - from })
    if (random(3) > 0) steps.push({ insert: insert() })
    from = random(2) === 0 ? place : Math.min(next, place + random(30))
  }
  return [...steps, { offset: from, bytes: base.length - from }]
}

/** A stack that takes zlib streams as src/kernel/arena.ts does. */
interface TextStack {
  readonly memory: Buffer
  stage(bytes: number, size: number): number | string
  pushWhole(bytes: number, size: number): string | undefined
  pushDelta(bytes: number, size: number): string | undefined
}

/** Pushes a text, or a delta on the top one; gives what the stack finds wrong. */
export function push(stack: TextStack, how: 'whole' | 'delta', bytes: Uint8Array, size = bytes.length): string | undefined {
  const compressed = deflateSync(bytes, { level: 1 })
  const at = stack.stage(compressed.length, size)
  if (typeof at === 'string') return at
  stack.memory.set(compressed, at)
  return how === 'whole' ? stack.pushWhole(compressed.length, size) : stack.pushDelta(compressed.length, size)
}
