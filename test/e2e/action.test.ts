// The action on files: what it fails on, what it masks, and that nothing in a file's name or text is obeyed.
import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { annotationsIn, runAction, shownIn } from '../support/run-action.ts'

const clean = {
  'findings-count': '0',
  'new-findings-count': '0',
  'exit-code': '0',
  'sarif-path': '',
  'report-path': '',
  'scanned-range': '',
}

describe('the action', () => {
  it('fails on a secret, annotates its place and counts it', () => {
    const run = runAction(repository({ 'src/a.ts': `const k = '${liveKey()}'\n` }))
    expect(run.status).toBe(1)
    expect(run.outputs).toEqual({ ...clean, 'findings-count': '1', 'new-findings-count': '1', 'exit-code': '1' })
    expect(annotationsIn(run, 'error')[0]).toMatch(/^::error title=.*,file=src\/a\.ts,line=1,col=12::/)
  })

  it('passes where there is none', () => {
    const { status, outputs } = runAction(repository({ 'src/a.ts': 'const k = 1\n' }))
    expect({ status, outputs }).toEqual({ status: 0, outputs: clean })
  })

  it('prints a value only to have it masked, before anything else', () => {
    const key = liveKey(2)
    const run = runAction(repository({ 'a.txt': key }))
    const lines = run.stdout.split('\n')
    expect(lines.filter((line) => line.includes(key))).toEqual([`::add-mask::${key}`])
    expect(lines[0]).toBe(`::add-mask::${key}`)
    expect(run.summary).not.toContain(key)
  })

  it('annotates nothing that was allowed by a comment, and says so', () => {
    const run = runAction(repository({ 'a.sh': `k=${liveKey(4)} # straykey:allow -- of the sandbox\n` }))
    expect([run.status, annotationsIn(run, 'error'), run.outputs]).toEqual([0, [], clean])
    expect(shownIn(run)).toContain('allowed by a comment: of the sandbox')
  })

  it('goes on without a summary file', () => {
    const folder = repository({ 'a.txt': liveKey() })
    expect(runAction(folder, { environment: { GITHUB_STEP_SUMMARY: '' } }).status).toBe(1)
    expect(runAction(folder, { environment: { GITHUB_STEP_SUMMARY: `${folder}/no/such/file` } }).status).toBe(1)
  })

  it('scans a folder that is no repository', () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': liveKey() })
    expect(runAction(folder, { event: 'issues' }).outputs['exit-code']).toBe('1')
  })

  it('says loudly that it scanned nothing', () => {
    const run = runAction(repository())
    expect([run.status, annotationsIn(run, 'warning')]).toEqual([0, [expect.stringContaining('0 files')]])
  })
})

describe('the action obeys nothing that was written by others', () => {
  const commands = [
    '::warning::pwned',
    '::set-output name=exit-code::0',
    '::add-path::/tmp',
    '##[error]pwned',
    '::stop-commands::x',
    '::x::',
  ]

  it.each(commands)('in the name of a file: %s', (command) => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFiles(folder, { [`${command.replaceAll('/', '-')}.txt`]: liveKey(3), [`x\n${command.replaceAll('/', '-')}`]: liveKey(4) })
    const run = runAction(folder)
    expect(run.commands.filter((line) => !/^::(?:add-mask|error)\b/.test(line))).toEqual([])
    expect(run.commands.filter((line) => line.startsWith('::error::'))).toEqual([expect.stringContaining('secrets found: 2')])
  })

  it.each(commands)('in a text beside a secret, and in the reason of a comment: %s', (command) => {
    const lines = [command, liveKey(5), command, '', '', `k=${liveKey(6)} # straykey:allow -- ${command}`, command]
    const run = runAction(repository({ 'a.txt': lines.join('\n'), 'b.txt': lines.join('\r') }))
    expect(run.commands.filter((line) => !/^::(?:add-mask|error)\b/.test(line))).toEqual([])
  })

  it('in the properties of an annotation', () => {
    const name = 'a,line=9::b%0A::warning::pwned.txt'
    const run = runAction(repository({ [name]: liveKey(7) }))
    const [line = ''] = annotationsIn(run, 'error')
    expect(line).toContain(`file=${name.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')},line=1,col=1::`)
    expect(annotationsIn(run, 'warning')).toEqual([])
  })

  it('in the summary, where it is shown as it is', () => {
    const name = '![x](javascript:1) | <img src=x onerror=alert(1)> `@team` </details>\n# pwned'
    const run = runAction(repository({ [name]: liveKey(8) }))
    expect(run.summary).not.toMatch(/<img|!\[|\n# |@team|javascript:/)
    expect(shownIn(run)).toContain('![x](javascript:1) | <img src=x onerror=alert(1)> `@team` <')
  })
})

describe('an input', () => {
  const folder = () => repository({ 'a.txt': 'nothing' })

  it.each([
    ['fail-on', 'terrible', 'critical'],
    ['scan', 'everything', 'history'],
    ['formats', 'xml=a.xml', 'sarif'],
    ['formats', 'json', 'FORMAT=FILE'],
    ['verify', 'always', 'off'],
    ['baseline', 'straykey-baseline.json', 'straykey baseline create'],
    ['config', 'no-such.yaml', 'no such file'],
    ['scan', 'range', 'tree'],
  ])('%s that can not be meant is refused with exit code 2: %s', (input, value, remedy) => {
    const run = runAction(folder(), { inputs: { [input]: value } })
    expect([run.status, run.outputs]).toEqual([2, { 'exit-code': '2' }])
    expect(annotationsIn(run, 'error')).toEqual([expect.stringContaining(remedy)])
    expect(shownIn(run)).toContain(remedy)
  })

  it('that holds a secret is not repeated', () => {
    const key = liveKey(9)
    const run = runAction(folder(), { inputs: { scan: key } })
    expect([run.status, run.stdout.includes(key), run.summary.includes(key)]).toEqual([2, false, false])
  })

  it('fail-on lets what is milder pass, and still counts it', () => {
    const run = runAction(repository({ 'a.txt': fakeKey('sk_test_ alnum*32') }), { inputs: { 'fail-on': 'critical' } })
    expect([run.status, run.outputs['findings-count'], annotationsIn(run, 'error')]).toEqual([0, '1', []])
    expect(annotationsIn(run, 'notice')).toHaveLength(1)
  })

  it('path scans those files alone', () => {
    const folder = repository({ 'a/x.txt': liveKey(1), 'b/x.txt': liveKey(2), 'c/x.txt': liveKey(3) })
    expect(runAction(folder, { inputs: { path: 'a\nb/*.txt' } }).outputs['findings-count']).toBe('2')
  })

  it('rules and config are used where the tree itself is judged', () => {
    const folder = repository({ 'a.txt': liveKey(), 'ci/own.yaml': 'exclude: [a.txt]\n' })
    expect(runAction(folder, { inputs: { config: 'ci/own.yaml' } }).status).toBe(0)
  })
})
