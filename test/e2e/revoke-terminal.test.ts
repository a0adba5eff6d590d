// `straykey revoke` with a person at the terminal: who is asked what, and what is not shown.
import { spawn, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { gitEnvironment } from '../support/repo.ts'
import { asked, fingerprintsIn, type Scene, scene } from '../support/revoking.ts'
import { cli } from '../support/run-cli.ts'

const CTRL_C = '\x03'

/** Runs it at a terminal of its own; each question gets its answer, typed as a person would. */
async function atTerminal({ folder, environment }: Scene, args: readonly string[], answers: readonly (readonly [RegExp, string])[]) {
  const child = spawn('script', ['-qec', [`'${process.execPath}'`, `'${cli}'`, 'revoke', ...args].join(' '), '/dev/null'], {
    cwd: folder,
    env: { ...gitEnvironment, ...environment, TERM: 'xterm' },
  })
  let [seen, from] = ['', 0]
  const open = [...answers]
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text
    const [next] = open
    const found = next?.[0].exec(seen.slice(from))
    if (!next || !found) return
    from += found.index + found[0].length
    open.shift()
    child.stdin.write(next[1] === CTRL_C ? CTRL_C : `${next[1]}\n`)
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, seen, unasked: open.length }
}

const key = fakeKey('glpat- base64url*20', 51)
const onGitlab = () =>
  scene({ files: { '.env': `GITLAB_TOKEN=${key}\n` }, endpoints: 'providers: { gitlab: {} }\n', reply: () => ({ status: 204 }) })
const REVOKE = /Revoke this key at [^?]+\? \[y\/N\] /

describe.skipIf(spawnSync('script', ['--version']).status !== 0)('at a terminal', () => {
  it.each([
    ['y', 0, ['gitlab.com DELETE /api/v4/personal_access_tokens/self']],
    ['n', 1, []],
    ['', 1, []],
  ])('it asks before it calls, and takes only a yes for one: %j', async (answer, code, calls) => {
    const set = await onGitlab()
    const run = await atTerminal(set, await fingerprintsIn(set.folder), [[REVOKE, answer]])
    const deletions = asked(set).filter((one) => one.includes('DELETE'))
    expect({ ...run, deletions }).toEqual({ code, unasked: 0, deletions: calls, seen: expect.not.stringContaining(key) })
  })

  it('Ctrl-C at the question ends it, with nothing called', async () => {
    const set = await onGitlab()
    const run = await atTerminal(set, await fingerprintsIn(set.folder), [[REVOKE, CTRL_C]])
    expect({ ...run, asked: set.issuers.asked }).toEqual({ code: 130, unasked: 0, asked: [], seen: expect.stringContaining('not done: ') })
  })

  it('a key is typed unseen', async () => {
    const set = await onGitlab()
    const run = await atTerminal(
      set,
      [],
      [
        [/Key \(not shown\): /, key],
        [REVOKE, 'yes'],
      ],
    )
    expect(run).toEqual({ code: 0, unasked: 0, seen: expect.not.stringContaining(key.slice(0, 12)) })
  })

  it('the authority is asked for unseen, and which of two keys is meant by name, dates and last use', async () => {
    const [ours, authority] = [liveKey(52), fakeKey('alnum*40', 53)]
    const entry = (id: string, name: string) => ({ id, name, prefix: ours.slice(0, 12), created_at: '2025-01-01', last_used: '2025-01-15' })
    let keys = [entry('key_1', 'Production Key'), entry('key_2', 'Staging Key')]
    const set = await scene({
      files: { 'a.env': `API_KEY=${ours}\n` },
      endpoints: 'providers: { generic-api: { shape: list-and-delete, url: "https://api.acme.example/v1/api-keys" } }\n',
      reply: ({ text }) => {
        if (text.startsWith('GET')) return { status: 200, body: { success: true, data: keys } }
        keys = keys.filter(({ id }) => !text.startsWith(`DELETE /v1/api-keys/${id} `))
        return { status: 200, body: { success: true } }
      },
    })
    const run = await atTerminal(set, await fingerprintsIn(set.folder), [
      [REVOKE, 'y'],
      [/that may revoke \(not shown\): /, authority],
      [/Which one\? Its id, or nothing for none: /, 'key_2'],
    ])
    expect(run).toMatchObject({ code: 0, unasked: 0 })
    expect(run.seen).toContain('key_1  Production Key, created 2025-01-01, last used 2025-01-15')
    expect(run.seen).not.toMatch(new RegExp(`${ours}|${authority}`))
    expect(keys.map(({ id }) => id)).toEqual(['key_1'])
    expect(set.issuers.received[0]?.text).toContain(`Authorization: Bearer ${authority}\r\n`)
  })
})
