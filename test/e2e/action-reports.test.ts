// What the action leaves for later steps and for readers: report files, SARIF, the summary, and the caps of GitHub.
import { readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { idOf } from '../support/history.ts'
import { commitOn, origin } from '../support/origin.ts'
import { keyLine } from '../support/places.ts'
import { repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { annotationsIn, runAction, shownIn } from '../support/run-action.ts'

const pushOf = (before: string, after: string) => ({ ref: 'refs/heads/main', before, after, repository: { default_branch: 'main' } })
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

describe('report files', () => {
  it('are written where formats says, in folders that are made, and named', () => {
    const folder = repository({ 'a.txt': liveKey() })
    const run = runAction(folder, { inputs: { formats: 'json=out/deep/r.json\nsarif=r.sarif\nhtml=r.html' } })
    expect(run.outputs['report-path']?.split('\n')).toEqual(['out/deep/r.json', 'r.sarif', 'r.html'].map((name) => path.join(folder, name)))
    expect(readJson(path.join(folder, 'out/deep/r.json')).findings).toHaveLength(1)
    for (const name of ['r.sarif', 'r.html']) expect(readFileSync(path.join(folder, name), 'utf8')).not.toContain(liveKey())
    expect(readFileSync(path.join(folder, 'r.html'), 'utf8')).toContain('<h1>1 secret in 1 place</h1>')
  })

  it.each(['r.json', 'out/r.json'])('are not written through a link of the checkout: %s', (name) => {
    const folder = repository({ 'a.txt': 'nothing' })
    const elsewhere = temporaryFolder()
    writeFiles(elsewhere, { 'r.json': 'precious' })
    symlinkSync(name === 'r.json' ? path.join(elsewhere, 'r.json') : elsewhere, path.join(folder, name.split('/')[0] ?? ''))
    const run = runAction(folder, { inputs: { formats: `json=${name}` } })
    expect([run.status, readFileSync(path.join(elsewhere, 'r.json'), 'utf8')]).toEqual([2, 'precious'])
  })

  it('for code scanning are about the files, whatever was audited', () => {
    const place = origin({ 'old.txt': keyLine(1) })
    const before = idOf(place.work, 'main')
    commitOn(place, 'main', [{ files: { 'new.txt': keyLine(2), 'gone.txt': keyLine(3) } }, { files: { 'gone.txt': 'gone\n' } }])
    const run = runAction(place.work, {
      event: 'push',
      payload: pushOf(before, idOf(place.work, 'main')),
      inputs: { 'upload-sarif-file': 'straykey.sarif' },
    })
    expect(run.outputs).toMatchObject({ 'new-findings-count': '2', 'sarif-path': path.join(place.work, 'straykey.sarif') })
    const results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] = readJson(
      run.outputs['sarif-path'] ?? '',
    ).runs[0].results
    expect(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)).toEqual(['new.txt', 'old.txt'])
    expect(run.stdout.split('\n')).toContain(`::add-mask::${liveKey(1)}`)
  })
})

describe('masks', () => {
  it('stand before all else, for the value, its lines, its halves and what it is in base64', () => {
    const [id, secret] = [fakeKey('AKIA upper*16', 1), fakeKey('alnum*40', 2)]
    const run = runAction(repository({ 'a.env': `aws_access_key_id=${id}\naws_secret_access_key=${secret}\n`, 'b.txt': liveKey(3) }))
    const lines = run.stdout.split('\n')
    const masks = lines.filter((line) => line.startsWith('::add-mask::'))
    expect(lines.slice(0, masks.length)).toEqual(masks)
    for (const value of [liveKey(3), secret]) expect(masks).toContain(`::add-mask::${value}`)
    expect(masks).toContain(`::add-mask::${Buffer.from(liveKey(3)).toString('base64').replace(/=+$/, '')}`)
    const rest = lines.slice(masks.length).join('\n')
    for (const value of [liveKey(3), secret]) expect(rest).not.toContain(value)
  })

  it('are the values of the past, too', () => {
    const place = origin()
    const before = idOf(place.work, 'main')
    commitOn(place, 'main', [{ files: { 'a.txt': keyLine(4) } }, { files: { 'a.txt': 'gone\n' } }])
    const run = runAction(place.work, { event: 'push', payload: pushOf(before, idOf(place.work, 'main')) })
    expect(run.stdout.split('\n')[0]).toBe(`::add-mask::${liveKey(4)}`)
  })
})

describe('annotations', () => {
  it('stay below what GitHub shows, the worst first, and say how many are left', () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}.txt`, `${liveKey(i + 1)}\n`]))
    const mild = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`g${i}.txt`, `${fakeKey('sk_test_ alnum*32', i + 1)}\n`]))
    const run = runAction(repository({ ...files, ...mild }))
    const counts = (['error', 'warning', 'notice'] as const).map((level) => annotationsIn(run, level).length)
    expect(counts.every((count) => count <= 10)).toBe(true)
    expect(annotationsIn(run, 'notice')).toEqual([expect.stringMatching(/::\d+ more in the summary/)])
    const [, left = ''] = /::(\d+) more/.exec(annotationsIn(run, 'notice')[0] ?? '') ?? []
    // One error says that the step failed, one notice says what is left.
    expect((counts[0] ?? 0) - 1 + (counts[1] ?? 0) + Number(left)).toBe(50)
    expect(shownIn(run).match(/^\| (?:critical|high|medium|low|info) \|/gm)).toHaveLength(50)
  })

  it('give no line for what stands nowhere any more', () => {
    const place = origin()
    const before = idOf(place.work, 'main')
    commitOn(place, 'main', [{ files: { 'a.txt': keyLine(1), 'b.txt': keyLine(2) } }, { files: { 'a.txt': 'gone\n' } }])
    const run = runAction(place.work, { event: 'push', payload: pushOf(before, idOf(place.work, 'main')) })
    const [standing, gone] = annotationsIn(run, 'error')
    expect(standing).toContain('file=b.txt,line=1,col=8::')
    expect(gone).toMatch(/^::error title=[^,]*::.* at a\.txt:1:8 at commit/)
  })
})

describe('the summary', () => {
  it('says what was found, what to do, what was scanned and what was not', () => {
    const folder = repository({ 'a.txt': keyLine(1), '.gitignore': 'skipped.txt\n' })
    writeFiles(folder, { 'skipped.txt': keyLine(2) })
    const text = shownIn(runAction(folder, { event: 'issues' }))
    expect(text).toContain('### straykey: 1 secret found')
    expect(text).toContain('<code>a.txt:1:8</code>')
    expect(text).toContain('#### Next steps')
    expect(text).toMatch(/Files scanned: 2 files, \d+ bytes/)
    expect(text).toMatch(/#### Not scanned\n\n- 1 ignored by git: <code>skipped\.txt<\/code>/)
  })

  it('stays below what GitHub takes, whatever there is to say', () => {
    const wide = '|&<'.repeat(60)
    const files = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`${wide}/${wide}/${i}.txt`, `${liveKey(i + 1)}\n`]))
    const run = runAction(repository(files))
    expect(run.outputs['findings-count']).toBe('1500')
    expect(Buffer.byteLength(run.summary)).toBeLessThan(1000 * 1024)
    expect(run.summary).toMatch(/\d+ more secrets without room here/)
    expect(run.summary).not.toContain('ada')
  })

  it('says that a scan is incomplete', () => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFiles(folder, { 'b.zip': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(60, 7)]) })
    const run = runAction(folder)
    expect([run.status, run.outputs['exit-code']]).toEqual([3, '3'])
    expect(shownIn(run)).toContain('the scan is incomplete (1 problem)')
  })
})
