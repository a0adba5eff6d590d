// Would a commit be stopped? What the attempt came to, in words. The one check that the verdict rests on.
import { hookOf, lastLine, type Outcome } from '../canary/attempt.ts'
import type { Check } from '../check.ts'
import type { Result } from '../result.ts'
import { isHusky, type Situation } from '../situation.ts'

export const canary: Check = {
  name: 'canary',
  examine: ({ situation, outcome }) => [{ where: hookOf(situation), ...toWords(outcome, situation) }],
}

function toWords(outcome: Outcome, situation: Situation): Omit<Result, 'where'> & Partial<Pick<Result, 'where'>> {
  switch (outcome.kind) {
    case 'stopped':
      return { state: 'ok', what: 'a commit with a key in it is stopped by straykey, and one without passes' }
    case 'swallowed':
      return {
        state: 'failed',
        what: "straykey runs in the pre-commit hook, but the hook passes all the same: straykey's exit code is lost, or straykey was told to skip",
        fix: 'let the hook end with the exit code of straykey hook run pre-commit',
      }
    case 'not called':
      return { state: 'failed', what: notCalled(situation), fix: 'straykey init' }
    case 'no hook':
      return { state: 'failed', what: 'git runs no pre-commit hook here, and says nothing about it', fix: 'straykey init' }
    case 'failed before':
      return { state: 'failed', ...failedBefore(outcome) }
    case 'unknown':
      return { state: 'unknown', what: outcome.why, where: outcome.where, ...(outcome.fix !== undefined && { fix: outcome.fix }) }
  }
}

function notCalled({ hooksFolder, scripts }: Situation): string {
  const first = 'the pre-commit hook passes, and straykey did not run in it'
  if (isHusky(hooksFolder)) return first
  return /pre-commit\.com/.test(scripts[0]?.text ?? '')
    ? `${first}: its hook needs always_run: true, as pre-commit shows it only files that lie in the work tree`
    : first
}

/** By its exit code a shell tells that it found no such program (POSIX, 2.8.2). */
const NO_SUCH_PROGRAM = 127

function failedBefore({ code, words }: Outcome & { kind: 'failed before' }): Pick<Result, 'what' | 'fix'> {
  if (code === NO_SUCH_PROGRAM) return { what: `the hook does not find a program that it calls${lastLine(words)}`, fix: 'npm install' }
  return {
    what: `the pre-commit hook fails before straykey runs, whatever is committed (exit code ${code})${lastLine(words)}`,
    fix: 'git hook run pre-commit',
  }
}
