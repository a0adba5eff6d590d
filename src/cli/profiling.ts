// --profile: measures a run, and says what it cost when the report is out.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import type { Observer } from '../observer.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'

export interface Profiling {
  readonly observer: Observer
  /** What the run must be told, too. */
  readonly options: { readonly threads?: 1 }
  /** Called when the report is out. */
  end(): Promise<void>
}

const NONE: Profiling = { observer: {}, options: {}, end: async () => {} }

/** `now` gives milliseconds since the program was started. Throws UserError for what can't be meant. */
export async function profilingOf({ values }: Arguments, terminal: Terminal, now: () => number): Promise<Profiling> {
  const file = values['profile-output'] as string | undefined
  if (!values.profile && file === undefined) return NONE
  if (values.threads !== undefined && Number(values.threads) !== 1)
    throw new UserError('--profile measures one thread; leave --threads out')
  const [{ Profile }, { profileText }] = await Promise.all([import('../profile.ts'), import('./profile-text.ts')])
  const profile = new Profile(now)
  const end = async () => {
    const costs = profile.costs()
    if (values.profile) terminal.stderr.write(`\n${profileText(costs)}`)
    if (file !== undefined) write(path.resolve(terminal.folder, file), `${JSON.stringify(costs, null, 2)}\n`)
  }
  return { observer: profile, options: { threads: 1 }, end }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UserError(`${file}: the profile could not be written (${code}); choose another file`, { cause: error })
  }
}
