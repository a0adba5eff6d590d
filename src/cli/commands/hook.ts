// straykey hook run NAME: what git's hooks call. Says nothing when there is nothing to say.
import { appendFileSync } from 'node:fs'
import { NOT_IN_FORCE } from '../../config.ts'
import { UserError } from '../../errors.ts'
import { human } from '../../report/human.ts'
import { exitCodeOf } from '../../verdict.ts'
import { numberOf } from '../amounts.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import type { Answer } from '../git-hooks/call/hook.ts'
import { shownReason } from '../git-hooks/call/reason.ts'
import { hooks } from '../git-hooks/index.ts'
import { commonOptions, hookOptions } from '../options.ts'
import { styleOf } from '../reporting.ts'

const LONGEST_SECONDS = 86_400

export const hook: Command = {
  usage: [
    'straykey hook run pre-commit',
    'straykey hook run commit-msg FILE',
    'straykey hook run pre-push REMOTE URL',
    'straykey hook run pre-receive',
  ],
  about: `Judge what git is about to record or to publish, from one of git's hooks: ${Object.keys(hooks).join(', ')}.`,
  options: { ...hookOptions, ...commonOptions },
  examples: [
    ['straykey hook run pre-commit', 'in .git/hooks/pre-commit: judge the index that git commits'],
    ['straykey hook run commit-msg "$1"', 'in .git/hooks/commit-msg: judge the message and the author'],
    ['straykey hook run pre-push "$@"', 'in .git/hooks/pre-push: judge what the push would publish'],
    ['straykey hook run pre-receive --time-limit 30', 'on a server: judge a push in its quarantine'],
    ['STRAYKEY_SKIP="reason" git commit', 'skip once; the reason is printed'],
  ],
  async run(given, terminal) {
    const [verb, name = '', ...args] = given.positionals
    const found = Object.hasOwn(hooks, name) ? hooks[name] : undefined
    if (verb !== 'run' || !found)
      throw new UserError(`hook: expected run and one of ${Object.keys(hooks).join(', ')}; see straykey hook --help`)
    noteForDoctor(name, terminal)
    if (name !== 'pre-receive' && (await isSkipped(terminal))) return 0
    const limit = given.values['time-limit']
    if (limit !== undefined) return runInTime([name, ...args], given.values, terminal)
    const answer = await found.judge(args, terminal)
    return answer ? tell(answer, given, terminal) : 0
  },
}

/** `straykey doctor` finds out by this file whether a hook calls us. */
function noteForDoctor(name: string, { environment }: Terminal): void {
  if (environment.STRAYKEY_DOCTOR) appendFileSync(environment.STRAYKEY_DOCTOR, `${name}\n`)
}

/** Skipping is possible, and seen. Throws UserError for a reason that is none. */
async function isSkipped({ environment, stderr }: Terminal): Promise<boolean> {
  const reason = environment.STRAYKEY_SKIP
  if (reason === undefined) return false
  if (/^(?:|0|1|true|yes|on)$/i.test(reason.trim()))
    throw new UserError('STRAYKEY_SKIP needs a reason, such as STRAYKEY_SKIP="rotated already"')
  stderr.write(`straykey: skipped, because STRAYKEY_SKIP says: ${await shownReason(reason)}\n`)
  return true
}

async function runInTime(args: readonly string[], values: Arguments['values'], terminal: Terminal): Promise<number> {
  const seconds = numberOf('time-limit', String(values['time-limit']), [1, LONGEST_SECONDS])
  const { runLimited } = await import('../git-hooks/call/limited.ts')
  const outcome = await runLimited(args, terminal, 1000 * seconds)
  if (!outcome) return tellLate(values, terminal)
  terminal.stdout.write(outcome.output)
  return outcome.code
}

async function tell({ report, waysOn }: Answer, given: Arguments, terminal: Terminal): Promise<number> {
  const code = exitCodeOf(report)
  // What else is to be said of settings belongs to a report: with each commit nobody would read it.
  const faults = report.notices.filter((notice) => notice.includes(NOT_IN_FORCE))
  for (const fault of code === 0 ? faults : []) terminal.stderr.write(`straykey: ${fault}\n`)
  if (code === 0) return 0
  const text = human(report, await styleOf(given, terminal))
  terminal.stdout.write(forServer(`${text}\n${waysOnText(waysOn, code)}`, terminal))
  return code
}

function waysOnText(waysOn: readonly string[], code: number): string {
  if (code !== 1) return 'The check is incomplete, so this was stopped. Mend the problems above, and try again.\n'
  return `Stopped. Ways on:\n${waysOn.map((line) => `  ${line}\n`).join('')}`
}

function tellLate(values: Arguments['values'], terminal: Terminal): number {
  const passes = values['on-timeout'] === 'pass'
  const outcome = passes
    ? 'let through, as --on-timeout pass says'
    : 'refused; push fewer commits at once, or ask for a higher --time-limit'
  terminal.stdout.write(forServer(`straykey: not done within ${values['time-limit']} s: ${outcome}\n`, terminal))
  return passes ? 0 : 3
}

/** GitLab shows lines with this beginning on its pages. */
function forServer(text: string, { environment }: Terminal): string {
  return environment.GL_ID ? text.replace(/^(?=.)/gm, 'GL-HOOK-ERR: ') : text
}
