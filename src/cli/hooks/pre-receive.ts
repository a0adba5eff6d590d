// On a server: what a push brings, while it waits in quarantine. All refs that are there are known.
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { runGit } from '../../git/git.ts'
import type { Terminal } from '../command.ts'
import type { Hook } from '../hook/hook.ts'
import { type RefLine, receiveLines } from '../hook/ref-lines.ts'

export const preReceive: Hook = {
  about: 'on a server, before refs change, with the refs on standard input',
  async judge(_args, terminal) {
    const { folder, environment, stdin } = terminal
    const lines = await receiveLines(stdin)
    const tips = lines.flatMap(({ after }) => after ?? [])
    if (tips.length === 0 || (await isSkipped(lines, terminal))) return undefined
    const { gate } = await import('../../gate.ts')
    // Not the pushed branch's own: an earlier push could have brought what lets this one pass.
    const change = { trusted: 'HEAD', ...(tips[0] !== undefined && { changed: tips[0] }) }
    const report = await gate({ folder, environment, tips, known: ['--all'], change })
    return { report, waysOn: WAYS_ON }
  },
}

const WAYS_ON = [
  'The push was refused, and nothing of it was kept here.',
  'Revoke the secret if anybody else may have seen it; then take it out of the commits',
  '(git commit --amend for the last one, git rebase --interactive for earlier ones), and push again.',
  'Where the server allows it: git push -o straykey.skip="reason"',
]

const SKIP = /^straykey\.skip=(.*)$/s

/** A push option skips the check where the repository's own setting lets it; who did that is written down. */
async function isSkipped(lines: readonly RefLine[], terminal: Terminal): Promise<boolean> {
  const { environment, folder, stderr } = terminal
  const options = Array.from(
    { length: Number(environment.GIT_PUSH_OPTION_COUNT ?? 0) },
    (_, i) => environment[`GIT_PUSH_OPTION_${i}`] ?? '',
  )
  const [reason] = options.flatMap((option) => SKIP.exec(option)?.[1]?.trim() ?? [])
  if (reason === undefined) return false
  const place = { folder, environment, asTold: true }
  const allowed = await runGit(['config', '--type=bool', '--get', 'straykey.allowSkip'], place)
  if (allowed.output.toString().trim() !== 'true' || reason === '') {
    stderr.write(reason === '' ? 'straykey: straykey.skip needs a reason\n' : 'straykey: this server takes no straykey.skip\n')
    return false
  }
  const gitFolder = (await runGit(['rev-parse', '--absolute-git-dir'], place)).output.toString().trim()
  const who = environment.GL_USERNAME ?? environment.REMOTE_USER ?? environment.GITHUB_USER_LOGIN ?? environment.USER ?? 'unknown'
  const entry = {
    time: new Date(Date.now()).toISOString(),
    who,
    reason,
    refs: lines.map(({ ref, after }) => `${ref} ${after ?? 'deleted'}`),
  }
  appendFileSync(path.join(gitFolder, 'straykey-skips.log'), `${JSON.stringify(entry)}\n`)
  stderr.write('straykey: skipped, and logged on the server\n')
  return true
}
