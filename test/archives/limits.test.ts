// What an archive may cost, and what is said when it costs more. The bombs are made when a test runs.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Budget } from '../../src/scan/budget.ts'
import { exitCodeOf } from '../../src/verdict.ts'
import { githubKey } from '../support/fake-keys.ts'
import { atHand, compressors, tarOf, zipOf } from '../support/packing.ts'
import { scanFiles } from '../support/scan.ts'
import { zip } from '../support/zip-writer.ts'

const MEGABYTE = 2 ** 20
const key = githubKey(31)
const line = `key = ${key}\n`
const zeros = Buffer.alloc(100 * MEGABYTE)

/** Text that grows when it is unpacked, but not as bombs do. */
const text = (bytes: number) => `${line}${Array.from({ length: bytes / 8 }, (_, i) => i.toString(36).padStart(7, '0')).join('\n')}`

const placesOf = ({ findings }: Awaited<ReturnType<typeof scanFiles>>) =>
  findings.flatMap(({ locations }) => locations.map(({ path }) => path))

describe('a limit that is reached is a problem with a remedy', () => {
  it.each(atHand)('growth without measure: %s', async (kind) => {
    const report = await scanFiles({ bomb: compressors[kind]?.(zeros) ?? '' })
    expect(report.problems).toHaveLength(1)
    expect(report.problems[0]?.message).toMatch(/unpacks to .* times its size; unpack it and scan that$/)
    expect(report.scanned.bytes).toBeLessThan(100 * MEGABYTE)
    expect(exitCodeOf(report)).toBe(3)
  })

  it('bytes in all', async () => {
    const parts = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`part${i}.txt`, text(MEGABYTE / 5)]))
    const report = await scanFiles({ 'a.zip': zipOf(parts) }, { maxArchiveBytes: MEGABYTE })
    expect(report.problems).toEqual([
      { where: 'a.zip', message: 'holds more than 1M; unpack it and scan that, or give --max-archive-size 4M' },
    ])
    expect(placesOf(report)).toContain('a.zip!/part0.txt')
    expect(placesOf(report)).not.toContain('a.zip!/part11.txt')
  })

  it('bytes of one entry, of which the beginning and all others are scanned', async () => {
    const report = await scanFiles({ 'a.zip': zipOf({ 'large.txt': text(MEGABYTE), 'b.env': line }) }, { maxArchiveBytes: 2 * MEGABYTE })
    expect(report.problems).toEqual([
      { where: 'a.zip!/large.txt', message: 'holds more than 512k; unpack it and scan that, or give --max-archive-size 8M' },
    ])
    expect(placesOf(report)).toEqual(['a.zip!/b.env', 'a.zip!/large.txt'])
  })

  it('depth', async () => {
    const files = { 'a.zip': zipOf({ 'b.tar': await tarOf({ 'c.zip': zipOf({ 'd.env': line }) }) }) }
    expect(placesOf(await scanFiles(files, { maxArchiveDepth: 3 }))).toEqual(['a.zip!/b.tar!/c.zip!/d.env'])
    const report = await scanFiles(files, { maxArchiveDepth: 2 })
    expect(report.problems).toEqual([
      { where: 'a.zip!/b.tar!/c.zip', message: 'holds archives more than 2 deep; unpack it and scan that, or give --max-archive-depth 3' },
    ])
    expect(exitCodeOf(report)).toBe(3)
  })

  it('the number of entries', () => {
    const budget = new Budget({ depth: 4, bytes: 2 ** 30 }, 2 ** 30)
    for (let entry = 0; entry < 250_000; entry++) expect(budget.takeEntry(10)).toBe(true)
    expect(budget.takeEntry(10)).toBe(false)
    expect(budget.fault).toBe('holds more than 250000 entries; unpack it and scan that')
  })
})

describe('a limit is kept by what lies about itself', () => {
  it('as one entry that is unpacked again and again', async () => {
    const [first] = [zip([{ name: 'a', contents: zeros.subarray(0, 20 * MEGABYTE) }])]
    // Every entry of the directory leads to the same bytes.
    const end = first.subarray(-22)
    const directory = first.subarray(end.readUInt32LE(16), first.length - 22)
    const many = Buffer.from(end)
    many.writeUInt16LE(1000, 8)
    many.writeUInt16LE(1000, 10)
    many.writeUInt32LE(1000 * directory.length, 12)
    const bomb = Buffer.concat([first.subarray(0, end.readUInt32LE(16)), ...Array.from({ length: 1000 }, () => directory), many])
    const report = await scanFiles({ bomb })
    expect(report.problems).toEqual([{ where: 'bomb', message: 'unpacks to more than 200 times its size; unpack it and scan that' }])
  })

  it('as an entry that says it is small', async () => {
    const entry = { name: 'a.txt', contents: text(4 * MEGABYTE), uncompressedSize: 10 }
    const report = await scanFiles({ 'a.zip': zip([entry]) }, { maxArchiveBytes: MEGABYTE })
    expect(report.problems).toHaveLength(1)
    expect(report.scanned.bytes).toBeLessThan(4 * MEGABYTE)
    expect(placesOf(report)).toEqual(['a.zip!/a.txt'])
  })

  it('as an archive that holds itself', async () => {
    let bytes = gzipSync(line)
    for (let depth = 0; depth < 50; depth++) bytes = gzipSync(bytes)
    const { problems } = await scanFiles({ 'a.gz': bytes })
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('more than 4 deep')])
  })
})

it('opens none when the depth is 0, and says how many', async () => {
  const report = await scanFiles({ 'a.zip': zipOf({ 'a.env': text(4096) }) }, { maxArchiveDepth: 0 })
  expect(report.findings).toEqual([])
  expect(report.skipped).toEqual([{ reason: 'archive that was not opened', paths: ['a.zip'], remedy: 'leave out --max-archive-depth 0' }])
  expect(exitCodeOf(report)).toBe(0)
})
