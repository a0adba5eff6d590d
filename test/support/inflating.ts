// The kernel's inflate in a memory of its own, guarded: the source stands so near the memory's end that a read of more
// than 16 bytes behind it traps, and every byte outside the target is compared after each call.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inflateRawSync, inflateSync } from 'node:zlib'

interface InflateExports {
  readonly memory: WebAssembly.Memory
  inflate(source: number, sourceEnd: number, target: number, size: number): number
  inflateHead(source: number, sourceEnd: number, target: number, limit: number): number
}

interface Inflated {
  /** What the kernel returned. */
  readonly state: number
  readonly output: Buffer
}

const PAGE_BYTES = 65_536
const PAGES = 8
/** Behind the kernel's own data. */
const GUARD = 2 * PAGE_BYTES - 1024
const TARGET = 2 * PAGE_BYTES
const READ_PAST = 16
const SLOP = 64

/** Compiles the kernel, as long as what is committed doesn't export `inflate`. */
function loadExports(): InflateExports {
  const root = path.join(import.meta.dirname, '../..')
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-inflate-'))
  try {
    const compiler = path.join(root, 'node_modules/assemblyscript/bin/asc.js')
    const outFile = path.join(folder, 'kernel.wasm')
    const flags = '--runtime stub -O3 --noAssert --enable bulk-memory --enable simd --use abort='.split(' ')
    execFileSync(process.execPath, [compiler, 'kernel/inflate.as.ts', '--outFile', outFile, ...flags], { cwd: root })
    return new WebAssembly.Instance(new WebAssembly.Module(readFileSync(outFile))).exports as unknown as InflateExports
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export class GuardedInflate {
  readonly #exports = loadExports()
  readonly #memory: Buffer
  readonly #shadow: Buffer

  constructor() {
    const { memory } = this.#exports
    memory.grow(PAGES - memory.buffer.byteLength / PAGE_BYTES)
    this.#memory = Buffer.from(memory.buffer).fill(0xa5, GUARD)
    this.#shadow = Buffer.from(this.#memory)
  }

  /** Inflates the stream into exactly `size` bytes; `behind` stands after its end, where it must not matter. */
  inflate(stream: Uint8Array, size: number, behind?: Uint8Array): Inflated {
    const state = this.#guarded(stream, size, behind, this.#exports.inflate)
    return { state, output: this.#output(state < 0 ? 0 : size) }
  }

  /** Inflates up to `limit` bytes of the beginning. */
  inflateHead(stream: Uint8Array, limit: number, behind?: Uint8Array): Inflated {
    const state = this.#guarded(stream, limit, behind, this.#exports.inflateHead)
    return { state, output: this.#output(Math.max(state, 0)) }
  }

  #guarded(stream: Uint8Array, size: number, behind: Uint8Array | undefined, run: InflateExports['inflate']): number {
    const sourceEnd = this.#memory.length - READ_PAST
    const source = sourceEnd - stream.length
    for (const bytes of [this.#memory, this.#shadow]) {
      bytes.set(stream, source)
      bytes.fill(0, sourceEnd).set(behind?.subarray(0, READ_PAST) ?? [], sourceEnd)
    }
    const state = run(source, sourceEnd, TARGET, size)
    this.#memory.copy(this.#shadow, TARGET, TARGET, TARGET + size + SLOP)
    if (this.#shadow.compare(this.#memory, GUARD, undefined, GUARD) !== 0) throw new Error('inflate wrote outside its target')
    return state
  }

  #output(size: number): Buffer {
    return Buffer.from(this.#memory.subarray(TARGET, TARGET + size))
  }
}

/** What zlib makes of a stream as git calls it, with the largest window; undefined when it refuses. */
export function zlibVerdict(stream: Uint8Array): { readonly used: number; readonly output: Buffer } | undefined {
  try {
    // With `info` the answer has another form than the types tell.
    const { buffer, engine } = inflateSync(stream, { windowBits: 15, info: true }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return { used: engine.bytesWritten, output: buffer }
  } catch {
    return undefined
  }
}

/** The output of a stream whose checksum doesn't count; undefined when zlib refuses what stands before that. */
export function zlibRawOutput(stream: Uint8Array): Buffer | undefined {
  try {
    return inflateRawSync(stream.subarray(2), { windowBits: 15 })
  } catch {
    return undefined
  }
}

export function adler32(bytes: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of bytes) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}
