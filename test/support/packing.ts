// Archives of all kinds, made when a test runs: by Node's zlib, by the writers of the packages, and by the programs that people use.
import { execFileSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { zip } from './zip-writer.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

export function zipOf(files: Files): Buffer {
  return zip(Object.entries(files).map(([name, contents]) => ({ name, contents })))
}

export async function tarOf(files: Files): Promise<Buffer> {
  const tar = pack()
  for (const [name, contents] of Object.entries(files)) tar.entry({ name }, contents)
  tar.finalize()
  const parts: Uint8Array[] = []
  for await (const part of tar) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}

/** A compressor's name → what it makes of bytes. */
export const compressors: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
  gz: (bytes) => gzipSync(bytes),
  bz2: (bytes) => filter('bzip2', bytes),
  xz: (bytes) => filter('xz', bytes),
  zst: (bytes) => filter('zstd', bytes),
}

/** Those whose programs this machine has. */
export const atHand = Object.keys(compressors).filter((kind) => {
  try {
    return compressors[kind]?.(Buffer.from('x'))
  } catch {
    return false
  }
})

function filter(program: string, bytes: Uint8Array): Buffer {
  return execFileSync(program, ['-c'], { input: bytes, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'ignore'] })
}

/** A PDF whose second object is the text, deflated. It has no cross-reference table, which nobody needs to find streams. */
export function pdfOf(deflated: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
    Buffer.from(`2 0 obj\n<< /Length ${deflated.length} /Filter /FlateDecode >>\nstream\n`),
    deflated,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ])
}
