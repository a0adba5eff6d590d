// On a server: what a push brings, while it waits in quarantine. All refs that are there are known.
import type { Hook } from './call/hook.ts'
import { isSkippedByOption } from './call/push-option.ts'
import { receiveLines } from './call/ref-lines.ts'

export const preReceive: Hook = {
  async judge(_args, terminal) {
    const { folder, environment, stdin } = terminal
    const lines = await receiveLines(stdin)
    const tips = lines.flatMap(({ after }) => after ?? [])
    if (tips.length === 0 || (await isSkippedByOption(lines, terminal))) return undefined
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
