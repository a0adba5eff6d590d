import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { copyOf, deltaOf, deltaSize, writeDelta } from '../support/delta-writer.ts'
import { liveKey } from '../support/fake-keys.ts'
import {
  addLoose,
  addPack,
  distanceTo,
  type Entry,
  entryHead,
  idNumber,
  idOf,
  types,
  type Written,
  writePack,
} from '../support/pack-writer.ts'
import { git, repository } from '../support/repo.ts'
import { scanJson } from '../support/run-cli.ts'

type Later = Parameters<typeof writePack>[0][number]

const text = Buffer.from('a line of text\n'.repeat(20))
/** A key that stands in an undamaged object beside the damaged ones. */
const secret = Buffer.from(`key = ${liveKey(7)}\n`)
const GIGABYTES = 1e9

function whole(bytes: Buffer, size = bytes.length, type: number = types.blob): Entry {
  return { id: idOf('blob', bytes), type, size, data: deflateSync(bytes) }
}

/** A delta on the entry with that index. */
function deltaOn(base: number, delta: Buffer, id: string): Later {
  return (offsets, own) => ({
    id,
    type: types.offsetDelta,
    size: delta.length,
    base: distanceTo(own - (offsets[base] ?? 0)),
    data: deflateSync(delta),
  })
}

function deltaOnId(base: string, delta: Buffer, id: string): Entry {
  return { id, type: types.idDelta, size: delta.length, base: Buffer.from(base, 'hex'), data: deflateSync(delta) }
}

/** Audits a repository with this pack in it: it must find the key beside it, and say where the pack is damaged. */
async function auditPack(entries: readonly Later[]) {
  const folder = repository()
  const written: Written = writePack([...entries, whole(secret)])
  const file = addPack(folder, written)
  const { code, stderr, report } = await scanJson(['history', '--no-cache'], { folder })
  expect(stderr).not.toContain('bug')
  expect(report.findings.map(({ rule }) => rule)).toEqual(['generic-api-live-key'])
  expect(code).toBe(1)
  const at = (entry: number) => `${file}, offset ${written.offsets[entry]}`
  return { problems: report.problems, at }
}

const copyAll = deltaOf(text, [{ offset: 0, bytes: text.length }])
const beyond = Buffer.concat([deltaSize(text.length), deltaSize(10), copyOf(0, 0xffff)])

describe('a damaged entry of a pack', () => {
  it.each<[string, Later, string]>([
    ['says too small a size', whole(text, 100), 'compressed data is damaged'],
    ['says too large a size', whole(text, 1000), 'compressed data is damaged'],
    ['is no zlib stream', { ...whole(text), data: Buffer.from('no stream at all') }, 'compressed data is damaged'],
    ['is cut short', { ...whole(text), data: deflateSync(text).subarray(0, 12) }, 'compressed data is damaged'],
    [
      'has a wrong checksum',
      { ...whole(text), data: Buffer.concat([deflateSync(text).subarray(0, -4), Buffer.alloc(4)]) },
      'compressed data is damaged',
    ],
    ['has no kind', whole(text, text.length, types.none), 'no known kind'],
    ['has a kind of the future', whole(text, text.length, types.reserved), 'no known kind'],
    ['inflates to much more than it says', { ...whole(Buffer.alloc(3e8)), size: 100 }, 'compressed data is damaged'],
  ])('that %s is named', async (_, entry, message) => {
    const { problems, at } = await auditPack([entry])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.where).toContain(at(0))
    expect(problems[0]?.message).toMatch(new RegExp(`${message}.*; run: git fsck$`))
  })

  it.each([2 ** 31 - 100, 2 ** 31, 2 ** 32 - 2, 2 ** 32, 10 * GIGABYTES, 2 ** 40])(
    'that says it has %i bytes is left out, and named',
    async (size) => {
      const { problems, at } = await auditPack([{ ...whole(text), size }])
      expect(problems).toHaveLength(1)
      expect(problems[0]?.where).toContain(at(0))
      expect(problems[0]?.message).toMatch(/more than the limit of .*--max-object-size/)
    },
  )

  it('that says it has 400 MB hides no other large one', async () => {
    const large = Buffer.concat([Buffer.alloc(3e8, 'some text\n'), Buffer.from(`${liveKey(8)}\n`)])
    const folder = repository()
    addPack(folder, writePack([{ ...whole(text), size: 4e8 }, whole(large), { ...whole(secret), size: 4e8 }]))
    const { report } = await scanJson(['history', '--no-cache'], { folder })
    expect([report.findings.length, report.problems.length]).toEqual([1, 2])
  })

  it('of a kind that it is not is no end of the audit', async () => {
    const folder = repository()
    const kinds = [types.tree, types.commit, types.tag]
    addPack(folder, writePack(kinds.map((type, i) => whole(Buffer.from(`key = ${liveKey(i)}\n`), 39 + 0 * i, type)).map(fitted)))
    const { code, stderr, report } = await scanJson(['history', '--no-cache'], { folder })
    expect(stderr).not.toContain('bug')
    expect([code, report.findings.length]).toEqual([1, kinds.length])
  })
})

describe('a damaged tree', () => {
  it('does not hide a secret in a file that it still names', async () => {
    const tree = Buffer.concat([Buffer.from('100644 a.txt\0'), Buffer.from(idOf('blob', secret), 'hex'), Buffer.from('no entry')])
    const people = 'author A <a@example.com> 1700000000 +0000\ncommitter A <a@example.com> 1700000000 +0000'
    const commit = Buffer.from(`tree ${idOf('tree', tree)}\n${people}\n\nsubject\n`)
    const folder = repository()
    const entries = [whole(secret), { ...whole(tree, tree.length, types.tree), id: idOf('tree', tree) }]
    addPack(folder, writePack([...entries, { ...whole(commit, commit.length, types.commit), id: idOf('commit', commit) }]))
    git(folder, 'update-ref', 'refs/heads/main', idOf('commit', commit))
    const { code, report } = await scanJson(['history', '--no-cache'], { folder })
    expect([code, report.findings.length]).toEqual([1, 1])
    expect(report.problems.map(({ message }) => message).join('\n')).toContain('is no tree')
  })
})

/** With the size that it has. */
function fitted(entry: Entry, i: number): Entry {
  return { ...entry, size: `key = ${liveKey(i)}\n`.length }
}

describe('a damaged delta of a pack', () => {
  it('is named with what is made from it; its siblings are read', async () => {
    const sibling = Buffer.concat([text, Buffer.from(`${liveKey(7)}\n`)])
    const made = deltaOf(text, [{ offset: 0, bytes: text.length }, { insert: sibling.subarray(text.length) }])
    const entries = [
      whole(text),
      deltaOn(0, beyond, idNumber(1)),
      deltaOn(1, deltaOf(Buffer.alloc(10), [{ offset: 0, bytes: 10 }]), idNumber(2)),
      deltaOn(0, made, idOf('blob', sibling)),
    ]
    const folder = repository()
    const { offsets } = { offsets: writePack(entries).offsets }
    const file = addPack(folder, writePack(entries))
    const { code, report } = await scanJson(['history', '--no-cache'], { folder })
    expect([code, report.findings.length]).toEqual([1, 1])
    expect(report.problems.map(({ where }) => where.split(' (')[0])).toEqual([1, 2].map((i) => `${file}, offset ${offsets[i]}`))
    expect(report.problems[1]?.message).toContain('made from')
  })

  it.each<[string, Later]>([
    ['is made from itself', deltaOnId(idNumber(1), copyAll, idNumber(1))],
    ['is made from nothing', deltaOnId('ab'.repeat(20), copyAll, idNumber(1))],
    [
      'is made from what lies before the pack',
      (_, own) => ({ ...deltaOnId('', copyAll, idNumber(1)), type: types.offsetDelta, base: distanceTo(own + 5) }),
    ],
    [
      'is made from the middle of another',
      (_, own) => ({ ...deltaOnId('', copyAll, idNumber(1)), type: types.offsetDelta, base: distanceTo(own - 13) }),
    ],
    [
      'is made from what follows',
      (_, own) => ({ ...deltaOnId('', copyAll, idNumber(1)), type: types.offsetDelta, base: distanceTo(0 * own) }),
    ],
  ])('that %s is named', async (_, entry) => {
    const { problems, at } = await auditPack([whole(text), entry])
    expect(problems).toEqual([{ where: at(1), message: expect.stringMatching(/^1 object is a delta .*; run: git fsck$/) }])
  })

  it('that is made from one made from it is named', async () => {
    const [one, other, third] = [idNumber(1), idNumber(2), idNumber(3)]
    const { problems, at } = await auditPack([
      deltaOnId(other, copyAll, one),
      deltaOnId(one, copyAll, other),
      deltaOnId(one, copyAll, third),
    ])
    expect(problems).toEqual([{ where: at(0), message: expect.stringMatching(/^3 objects are deltas .*; run: git fsck$/) }])
  })

  it.each([2 ** 31, 2 ** 32 + 5, 10 * GIGABYTES])('that says it makes %i bytes is left out, and named', async (size) => {
    const { problems, at } = await auditPack([
      whole(text),
      deltaOn(0, writeDelta(text.length, size, [{ offset: 0, bytes: 5 }]), idNumber(1)),
    ])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.where).toContain(at(1))
  })

  it('with a head that goes on and on at the end of what is read at once is named', async () => {
    const filler = Buffer.alloc((1 << 20) - 64 - 4 - 11 - 5 * 16, 'x')
    const stored = (bytes: Buffer) => ({
      id: idOf('blob', bytes),
      type: types.blob,
      size: bytes.length,
      data: deflateSync(bytes, { level: 0 }),
    })
    const missing = (1 << 20) - 64 - entryHead(3, filler.length).length - stored(filler).data.length
    const exact = stored(Buffer.alloc(filler.length + missing, 'x'))
    const head = Buffer.concat([Buffer.alloc(60, 0xff), Buffer.of(1), Buffer.alloc(20, 7)])
    const folder = repository()
    const written = writePack([exact, { id: idNumber(1), type: types.idDelta, size: 16, base: head, data: deflateSync('') }, whole(secret)])
    expect(written.offsets[1]).toBe(12 + (1 << 20) - 64)
    addPack(folder, written)
    const { code, report } = await scanJson(['history', '--no-cache'], { folder })
    expect([code, report.findings.length, report.problems.length]).toEqual([1, 1, 1])
  })
})

describe('a damaged loose object', () => {
  const blob = (head: string) => deflateSync(Buffer.from(`${head}\0abcd`))
  it.each([
    ['is empty', Buffer.of()],
    ['is no zlib stream', Buffer.from('garbage')],
    ['has more bytes than it says', blob('blob 3')],
    ['has fewer bytes than it says', blob('blob 5')],
    ['is of an unknown kind', blob('bolb 4')],
    ['has no size', blob('blob ')],
    ['is cut short', blob('blob 4').subarray(0, 8)],
    ['inflates to much more than it says', deflateSync(Buffer.concat([Buffer.from('blob 10\0'), Buffer.alloc(3e8)]))],
    ['says that it has 2^31 bytes', blob(`blob ${2 ** 31}`)],
    ['says that it has 2^32 and 4 bytes', blob(`blob ${2 ** 32 + 4}`)],
    ['says that it has 10 GB', blob(`blob ${10 * GIGABYTES}`)],
  ])('that %s is named', async (_, bytes) => {
    const folder = repository({ 'a.txt': secret })
    const id = idNumber(1)
    addLoose(folder, id, bytes)
    const { code, stderr, report } = await scanJson(['history', '--no-cache'], { folder })
    expect([code, stderr.includes('bug'), report.findings.length, report.problems.length]).toEqual([1, false, 1, 1])
    expect(report.problems[0]?.where.replace('/', '')).toContain(id.slice(2))
  })
})
