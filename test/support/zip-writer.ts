// Writes zips, true ones and such as no program would write (APPNOTE.TXT, sections 4.3 and 4.4).
import { deflateRawSync } from 'node:zlib'
import { crc32 } from './crc32.ts'

export interface ZipEntry {
  readonly name: string | Buffer
  readonly contents?: string | Uint8Array
  /** Packed as it is; deflated when absent. */
  readonly stored?: boolean
  /** What the directory says instead of the truth. */
  readonly method?: number
  readonly uncompressedSize?: number
  readonly flags?: number
}

const STORED = 0
const DEFLATED = 8

/** A zip of the entries, with a comment at its end. */
export function zip(entries: readonly ZipEntry[], comment = ''): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { local, central } = headers(entry, at)
    parts.push(local)
    directory.push(central)
    at += local.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...parts, central, ending(entries.length, { at, bytes: central.length }, Buffer.from(comment))])
}

function headers(entry: ZipEntry, at: number): { local: Buffer; central: Buffer } {
  const contents = Buffer.from(entry.contents ?? '')
  const packed = entry.stored ? contents : deflateRawSync(contents)
  const name = Buffer.from(entry.name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(entry.flags ?? 0, 2)
  common.writeUInt16LE(entry.method ?? (entry.stored ? STORED : DEFLATED), 4)
  common.writeUInt32LE(crc32(contents), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(entry.uncompressedSize ?? contents.length, 18)
  common.writeUInt16LE(name.length, 22)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(at, 10)
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]),
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, name]),
  }
}

function ending(count: number, { at, bytes }: { at: number; bytes: number }, comment: Buffer): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, comment])
}
