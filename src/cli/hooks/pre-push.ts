// What a push would publish: every new object of every ref, on the way out.
import { runGit } from '../../git/git.ts'
import type { Hook } from '../hook/hook.ts'
import { pushLines } from '../hook/ref-lines.ts'
import { skipping } from '../hook/ways-on.ts'

export const prePush: Hook = {
  about: 'git push, with the refs on standard input',
  async judge([remote = ''], { folder, environment, stdin }) {
    const lines = await pushLines(stdin)
    const asFramework = lines.length === 0 && environment.PRE_COMMIT !== undefined
    const tips = asFramework ? ALL_OF_OURS : lines.flatMap(({ after }) => after ?? [])
    if (tips.length === 0) return undefined
    const place = { folder, environment, asTold: true }
    const isHere = async (id: string) => (await runGit(['cat-file', '-e', id], place)).code === 0
    const before = lines.flatMap((line) => line.before ?? [])
    const here = (await Promise.all(before.map(async (id) => ((await isHere(id)) ? [id] : [])))).flat()
    const name = asFramework ? (environment.PRE_COMMIT_REMOTE_NAME ?? '') : remote
    const known = [...here, ...(/^[\w.-]+$/.test(name) ? [`--remotes=${name}`] : [])]
    const { gate } = await import('../../gate.ts')
    const change = { trusted: here[0] ?? 'HEAD', changed: asFramework ? 'HEAD' : (tips[0] ?? 'HEAD') }
    const report = await gate({ folder, environment, tips, known, change })
    return { report, waysOn: WAYS_ON }
  },
}

/** The pre-commit framework passes no list of refs on, and names one of several at most: whatever the remote lacks is looked at. */
const ALL_OF_OURS = ['--branches', '--tags', 'HEAD']

const WAYS_ON = [
  'Not pushed yet, so it can still be taken out:',
  '  the last commit:            edit, then git commit --amend --all',
  '  an earlier one:             git rebase --interactive COMMIT^ (the commit is named above), edit it, go on',
  'It is no secret:              allow it with a comment in a commit of its own, or skip this once',
  skipping('git push'),
]
