// A program named straykey on PATH that writes down how it was called, for hooks that are to call it.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gitEnvironment, temporaryFolder } from './repo.ts'

export interface StandIn {
  /** With the program's folder first on PATH. */
  readonly environment: Readonly<Record<string, string>>
  /** A line for each call since the last time: its arguments, and behind `<` what it read. */
  calls(): string[]
}

/** `code` is what it ends with; `tools` are folders of further programs. */
export function standIn(code = 0, tools: readonly string[] = []): StandIn {
  const [folder, home] = [temporaryFolder(), temporaryFolder()]
  const [program, record] = [path.join(folder, 'straykey'), path.join(folder, 'record')]
  writeFileSync(program, `#!/bin/sh\necho "$*<$(cat)" >> '${record}'\nexit ${code}\n`)
  chmodSync(program, 0o755)
  return {
    environment: { PATH: [folder, ...tools, gitEnvironment.PATH].join(':'), HOME: home },
    calls() {
      const lines = existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter(Boolean) : []
      writeFileSync(record, '')
      return lines
    },
  }
}
