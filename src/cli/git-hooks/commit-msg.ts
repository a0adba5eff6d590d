// A commit's message, and who is named as its author.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../../errors.ts'
import { runGit } from '../../git/git.ts'
import { run } from '../../run.ts'
import type { Hook } from './call/hook.ts'
import { skipping } from './call/ways-on.ts'

/** What `git commit --verbose` shows behind this line is no part of the message (git-commit, "scissors"). */
const SCISSORS = /^. -{24} >8 -{24}$/m

export const commitMsg: Hook = {
  async judge([file], { folder, environment }) {
    if (file === undefined) throw new UserError('hook run commit-msg needs the file with the message: git gives it to the hook as "$1"')
    const message = readMessage(path.resolve(folder, file))
    const author = await runGit(['var', 'GIT_AUTHOR_IDENT'], { folder, environment, asTold: true })
    const text = Buffer.concat([message, Buffer.from('\n'), author.output])
    const report = await run({ folder, environment, stdin: { stream: once(text), name: 'commit message' } })
    return { report, waysOn: [`Write the message without it:  the message is kept in ${file}`, skipping('git commit')] }
  },
}

function readMessage(file: string): Buffer {
  try {
    const text = readFileSync(file, 'latin1')
    return Buffer.from(text.slice(0, SCISSORS.exec(text)?.index), 'latin1')
  } catch (error) {
    throw new UserError(`${file}: the message can't be read (${(error as NodeJS.ErrnoException).code}); give the hook's "$1"`, {
      cause: error,
    })
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
