// What is in an archive, and what it is called.
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { formats } from '../../src/report/index.ts'
import { exitCodeOf } from '../../src/verdict.ts'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { pdfOf, tarOf, zipOf } from '../support/packing.ts'
import { plain, scanFiles } from '../support/scan.ts'
import { zip } from '../support/zip-writer.ts'

const key = githubKey(11)
const line = `key = ${key}\n`

type Report = Awaited<ReturnType<typeof scanFiles>>

const placesOf = ({ findings }: Report) =>
  findings.flatMap(({ locations }) =>
    locations.map(({ path, line: at, column, inName }) => (inName ? `name ${path}` : `${path}:${at}:${column}`)),
  )

describe('a key in an archive', () => {
  it('is found once, where it is stored without compression', async () => {
    const stored = zip([{ name: 'a.env', contents: `one\n${line}`, stored: true }])
    const outer = zip([{ name: 'inner.zip', contents: stored, stored: true }])
    expect(placesOf(await scanFiles({ 'a.zip': stored, 'b.zip': outer, 'c.tar': await tarOf({ 'a.env': line }) }))).toEqual([
      'a.zip!/a.env:2:7',
      'b.zip!/inner.zip!/a.env:2:7',
      'c.tar!/a.env:1:7',
    ])
  })

  it('is found in the bytes around the entries', async () => {
    expect(placesOf(await scanFiles({ 'a.zip': zip([{ name: 'a.txt', contents: 'nothing' }], line) }))).toEqual([
      expect.stringMatching(/^a\.zip:\d+:\d+$/),
    ])
  })

  it('is found in a zip behind a program', async () => {
    const program = Buffer.from('#!/usr/bin/env python3\n')
    // Offsets count from the program's beginning, as zip -A makes them.
    const whole = zipOf({ 'app/a.env': line })
    const found = await scanFiles({ app: Buffer.concat([program, shifted(whole, program.length)]) })
    expect(placesOf(found)).toEqual(['app!/app/a.env:1:7'])
  })

  it('is found in the streams of a PDF', async () => {
    expect(placesOf(await scanFiles({ 'a.pdf': pdfOf(deflateSync(`BT (${key}) Tj ET`)) }))).toEqual(['a.pdf!/object 2:1:5'])
  })

  it('is allowed by a comment beside it', async () => {
    const { findings } = await scanFiles({ 'a.zip': zipOf({ 'a.env': `${line.trim()} # straykey:allow -- a fake\n` }) })
    expect(findings.map(({ suppression }) => suppression?.by)).toEqual(['comment'])
  })

  it('has the fingerprint that it has elsewhere', async () => {
    const { findings } = await scanFiles({ 'a.zip': zipOf({ 'a.env': line }), 'a.env': line })
    expect(findings.map(({ locations }) => locations.map(({ path }) => path))).toEqual([['a.env', 'a.zip!/a.env']])
  })

  it('stays there when the archive is not what its name says', async () => {
    expect(placesOf(await scanFiles({ 'photo.jpg': zipOf({ 'a.env': line }) }))).toEqual(['photo.jpg!/a.env:1:7'])
    expect((await scanFiles({ 'a.zip': 'nothing', 'b.gz': 'nothing', 'c.tar': '' })).problems).toEqual([])
  })
})

/** The zip with all its offsets moved. */
function shifted(bytes: Buffer, by: number): Buffer {
  const moved = Buffer.from(bytes)
  const end = moved.length - 22
  let at = moved.readUInt32LE(end + 16)
  moved.writeUInt32LE(at + by, end + 16)
  for (let entry = moved.readUInt16LE(end + 10); entry > 0; entry--) {
    moved.writeUInt32LE(moved.readUInt32LE(at + 42) + by, at + 42)
    at += 46 + moved.readUInt16LE(at + 28) + moved.readUInt16LE(at + 30) + moved.readUInt16LE(at + 32)
  }
  return moved
}

describe('a name in an archive', () => {
  it('is a finding when it is a key, and is printed without it', async () => {
    const name = `backup/${key}.txt`
    const report = await scanFiles({ 'a.zip': zipOf({ [name]: 'x' }), 'b.tgz': gzipSync(await tarOf({ [name]: 'x' })) })
    expect(report.findings).toHaveLength(1)
    expect(placesOf(report).map((place) => place.replace(/ghp_.*/, ''))).toEqual(['name a.zip!/backup/', 'name b.tgz!/backup/'])
    for (const format of Object.values(formats)) expect(format(report, plain)).not.toContain(key)
  })

  it('counts by itself, not with the name of the archive', async () => {
    const report = await scanFiles({ [`${liveKey(3)}.zip`]: zipOf({ 'a.txt': 'x', 'b.txt': 'y' }) })
    expect(placesOf(report)).toHaveLength(1)
  })

  it('leads nowhere, and gives no orders to a terminal', async () => {
    const names = ['../../../tmp/out.env', '/etc/a.env', 'C:\\a.env', 'red\x1b[31m.env', Buffer.from('caf\xe9.env', 'latin1')]
    const report = await scanFiles({ 'a.zip': zip(names.map((name) => ({ name, contents: line }))) })
    expect(placesOf(report).map((place) => place.slice('a.zip!/'.length))).toEqual(
      ['../../../tmp/out.env:1:7', '/etc/a.env:1:7', 'C:\\a.env:1:7', 'caf\\xe9.env:1:7', 'red\x1b[31m.env:1:7'].sort(),
    )
    expect(formats.human(report, plain)).not.toContain('\x1b')
  })

  it('of a tar comes without the dot that some programs begin it with', async () => {
    expect(placesOf(await scanFiles({ 'a.tar': await tarOf({ './conf/a.env': line }) }))).toEqual(['a.tar!/conf/a.env:1:7'])
  })
})

describe('what is not opened is said', () => {
  it('when it is encrypted', async () => {
    const report = await scanFiles({ 'a.zip': zip([{ name: 'a.env', contents: line, flags: 1 }]) })
    expect(report.skipped).toEqual([{ reason: 'encrypted', paths: ['a.zip!/a.env'], remedy: 'unpack it and scan that' }])
    expect(exitCodeOf(report)).toBe(0)
  })

  it('when it is an encrypted PDF', async () => {
    const bytes = Buffer.concat([pdfOf(deflateSync(line)), Buffer.from('trailer\n<< /Encrypt 9 0 R >>\n%%EOF\n')])
    const report = await scanFiles({ 'a.pdf': bytes })
    expect(report.skipped.map(({ reason, paths }) => [reason, paths])).toEqual([['encrypted', ['a.pdf']]])
  })

  it('when nobody here can open it', async () => {
    const sevenZip = Buffer.from('377abcaf271c0004', 'hex')
    const report = await scanFiles({ 'a.7z': sevenZip, 'b.zip': zipOf({ 'c.rar': 'Rar!\x1a\x07\x01\0' }) })
    expect(report.skipped.map(({ reason, paths }) => [reason, paths])).toEqual([
      ['7z archive, which is not opened', ['a.7z']],
      ['RAR archive, which is not opened', ['b.zip!/c.rar']],
    ])
  })

  it('when it is compressed in an unknown way', async () => {
    const { problems } = await scanFiles({ 'a.zip': zip([{ name: 'a.env', contents: line, method: 97 }]) })
    expect(problems).toEqual([
      { where: 'a.zip!/a.env', message: 'it is compressed by method 97, which is not known here; unpack it and scan that' },
    ])
  })
})

it('counts what is packed beside the files', async () => {
  const report = await scanFiles({ 'a.zip': zipOf({ 'a.txt': 'one', 'b.txt': 'two' }), 'c.txt': 'three' })
  expect(report.scanned).toMatchObject({ blobs: 2, packed: 2 })
  expect(formats.human(report, plain)).toContain('Scanned 2 files and 2 in archives, ')
})
