// Writes packs and their indexes by hand (gitformat-pack): good ones, and ones that git would never write.
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from './crc32.ts'

export const types = { none: 0, commit: 1, tree: 2, blob: 3, tag: 4, reserved: 5, offsetDelta: 6, idDelta: 7 } as const

/** An entry of a pack, and the id by which the index knows it. */
export interface Entry {
  /** In hexadecimal. */
  readonly id: string
  readonly type: number
  /** The size that its head says. */
  readonly size: number
  /** Behind the type and size: the distance or id of the base. */
  readonly base?: Buffer
  /** The zlib stream. */
  readonly data: Buffer
}

export interface Written {
  readonly bytes: Buffer
  readonly index: Buffer
  /** Where each entry begins, in their order. */
  readonly offsets: readonly number[]
}

const HEADER_BYTES = 12
const ID_BYTES = 20

/** Type and size: four bits of the size, then groups of seven. */
export function entryHead(type: number, size: number): Buffer {
  const groups = [(type << 4) | (size % 16)]
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    groups[groups.length - 1] = (groups.at(-1) ?? 0) | 128
    groups.push(rest % 128)
  }
  return Buffer.from(groups)
}

/** The distance back to a base: big-endian groups of seven bits, each further one adding one. */
export function distanceTo(distance: number): Buffer {
  const groups = [distance % 128]
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift((--rest % 128) | 128)
  return Buffer.from(groups)
}

export function idOf(kind: 'blob' | 'tree' | 'commit' | 'tag', bytes: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex')
}

/** A made-up id. */
export function idNumber(n: number): string {
  return createHash('sha1').update(`object ${n}`).digest('hex')
}

/** The pack and its index. An entry may need to know where those before it begin. */
export function writePack(entries: readonly (Entry | ((offsets: readonly number[], own: number) => Entry))[]): Written {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PACK', 'latin1')
  header.writeUInt32BE(2, 4)
  header.writeUInt32BE(entries.length, 8)
  const parts = [header]
  const indexed: { id: string; offset: number; crc: number }[] = []
  let offset = HEADER_BYTES
  for (const one of entries) {
    const entry =
      typeof one === 'function'
        ? one(
            indexed.map((other) => other.offset),
            offset,
          )
        : one
    const bytes = Buffer.concat([entryHead(entry.type, entry.size), entry.base ?? Buffer.of(), entry.data])
    parts.push(bytes)
    indexed.push({ id: entry.id, offset, crc: crc32(bytes) })
    offset += bytes.length
  }
  const trailer = sha1(...parts)
  return { bytes: Buffer.concat([...parts, trailer]), index: writeIndex(indexed, trailer), offsets: indexed.map((one) => one.offset) }
}

/** Version 2: header, fan-out, ids, checksums, offsets below 2^31, checksums of the pack and of the index. */
function writeIndex(unsorted: readonly { id: string; offset: number; crc: number }[], packChecksum: Buffer): Buffer {
  const sorted = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1))
  const firsts = sorted.map(({ id }) => Number.parseInt(id.slice(0, 2), 16))
  const fanOut = Array.from({ length: 256 }, (_, byte) => firsts.filter((first) => first <= byte).length)
  const ids = Buffer.alloc(sorted.length * ID_BYTES)
  for (const [i, { id }] of sorted.entries()) ids.write(id, i * ID_BYTES, 'hex')
  const body = Buffer.concat([
    words([0xff744f63, 2, ...fanOut]),
    ids,
    words(sorted.map(({ crc }) => crc)),
    words(sorted.map(({ offset }) => offset)),
    packChecksum,
  ])
  return Buffer.concat([body, sha1(body)])
}

function words(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length)
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, 4 * i)
  return bytes
}

function sha1(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Puts the pack into a repository; gives the pack's absolute path. */
export function addPack(repository: string, { bytes, index }: Pick<Written, 'bytes' | 'index'>): string {
  const folder = path.join(repository, '.git/objects/pack')
  const name = path.join(folder, `pack-${sha1(bytes).toString('hex')}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${name}.pack`, bytes)
  writeFileSync(`${name}.idx`, index)
  return `${name}.pack`
}

/** Puts bytes where the loose object with the id would be; gives their absolute path. */
export function addLoose(repository: string, id: string, bytes: Uint8Array): string {
  const file = path.join(repository, '.git/objects', id.slice(0, 2), id.slice(2))
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  chmodSync(file, 0o644)
  return file
}
