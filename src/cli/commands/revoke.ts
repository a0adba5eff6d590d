// straykey revoke: shows how leaked keys can be ended, and ends them when a person says so.
import { UserError } from '../../errors.ts'
import type { CallStep, LeakedKey, Listed, Result, RevocationOptions } from '../../revocation.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, revokeOptions } from '../options.ts'
import { settingsOf, textsOf, withoutUndefined } from '../settings.ts'

export const revoke: Command = {
  usage: [
    'straykey revoke FINGERPRINT… [PATH…]',
    'straykey revoke - [FINGERPRINT…]',
    'straykey revoke [--issuer NAME] [--value-stdin]',
    'straykey revoke --log',
  ],
  about:
    'End leaked keys at their issuers. Shows what would be called and what else that touches, then asks. Calls are off until your own file ~/.config/straykey/revoke.yaml turns them on (docs/revoke.md); otherwise it says what to do by hand. Reports hold no values, so keys are found again by scanning PATH.',
  options: { ...revokeOptions, ...commonOptions },
  exitCodes: 'Exit codes: 0 all are dead · 1 one still lives, or nothing was done · 2 wrong usage · 3 nobody knows · 130 interrupted',
  examples: [
    ['straykey revoke FINGERPRINT', 'find this key in the current folder, show the plan, ask'],
    ['straykey revoke FINGERPRINT --history --yes', 'a key that only the history holds, without asking'],
    ['straykey --format json | straykey revoke -', 'the plan for every key that was found'],
    ['straykey revoke --issuer vexart', 'a key that you type, unseen'],
    ['straykey revoke FINGERPRINT --confirm', 'see whether a key is dead after you revoked it by hand'],
  ],
  async run(given, terminal) {
    const ending = new AbortController()
    const stopListening = terminal.onInterrupt(() => {
      ending.abort()
      terminal.stderr.write('straykey: ending after what is under way; once more ends at once\n')
    })
    try {
      const code = await runRevoke(given, terminal, ending.signal)
      return ending.signal.aborted ? 130 : code
    } finally {
      stopListening()
    }
  },
}

async function runRevoke(given: Arguments, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const story = await import('../../revocation.ts')
  const text = await import('../revoke-text.ts')
  const log = story.revocationLogFile(terminal.environment)
  if (log === undefined) throw new UserError('there is no place for the log of revocations: set HOME or XDG_STATE_HOME')
  const { sayer } = await import('../saying.ts')
  if (given.values.log) {
    sayer([], terminal)(text.logText(story.readRevocationLog(log)))
    return 0
  }
  const { chosenKeys } = await import('../key-source.ts')
  const { keys, report } = await chosenKeys(given, terminal, signal)
  const say = sayer(keys, terminal)
  const options = optionsOf(given, terminal, signal)
  const planned = story.plannedRevocation(keys, report, options)
  const session = { given, terminal, options, log, say, report, story, text }
  if (given.values.confirm) return confirmAll(keys, planned.plan.calls, session)
  say(text.planText(planned))
  const results = [...(await callAll(planned.plan.calls, session)), ...planned.plan.byHand.map(({ key }) => ({ key, ...BY_HAND }))]
  if (results.some(({ state }) => state !== 'not done')) say(text.leftoverText(keys, report.problems.length))
  return story.revocationExitCode(results)
}

const BY_HAND = { state: 'not done', why: 'to be revoked by hand' } as const

interface Session {
  readonly given: Arguments
  readonly terminal: Terminal
  readonly options: RevocationOptions
  readonly log: string
  readonly say: (text: string) => void
  readonly report: Awaited<ReturnType<typeof import('../key-source.ts')['chosenKeys']>>['report']
  readonly story: typeof import('../../revocation.ts')
  readonly text: typeof import('../revoke-text.ts')
}

function optionsOf(given: Arguments, terminal: Terminal, signal: AbortSignal): RevocationOptions {
  const { folder, environment, rules } = settingsOf(given, terminal)
  const { endpoints, issuer } = given.values as { endpoints?: string; issuer?: string }
  return { folder, environment, signal, now: () => new Date(), ...withoutUndefined({ rules, endpoints, issuer }) }
}

/** One call after the other, each with its own consent. */
async function callAll(steps: readonly CallStep[], session: Session): Promise<Result[]> {
  const results: Result[] = []
  for (const step of steps) {
    const made = await unlessImpossible(step, session)
    session.say(session.text.resultsText(made))
    results.push(...made)
  }
  return results
}

/** What one call lacks keeps no other from being made. */
async function unlessImpossible(step: CallStep, session: Session): Promise<Result[]> {
  try {
    return await callOne(step, session)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return step.keys.map((key) => ({ key, state: 'not done', why: error.message }))
  }
}

async function callOne(step: CallStep, session: Session): Promise<Result[]> {
  const { options, report, story, log, given, text } = session
  const notDone = (why: string): Result[] => step.keys.map((key) => ({ key, state: 'not done', why }))
  if (options.signal.aborted) return notDone('it was ended before')
  const cut = story.cutOff(step, story.readRevocationLog(log))
  if (cut !== undefined) session.say(`An earlier run ended in the middle of this call, on ${cut}: it may have gone through.\n`)
  if (given.values['dry-run']) return notDone('this was a dry run')
  const refusal = await consentTo(step, session)
  if (refusal !== undefined) return notDone(refusal)
  const authority = await authorityFor(step, session)
  const hide = story.hidingOf(step.keys, report, authority)
  const choose = async (candidates: readonly Listed[]) => chosenId(candidates, await hide(text.candidatesText(candidates)), session)
  return story.revoke(step, report, { options, consent: { authority, choose, log } })
}

/** Why not, in words; nothing when it may be done. */
async function consentTo({ keys, provider }: CallStep, { given, terminal, options }: Session): Promise<string | undefined> {
  if (given.values.yes) return undefined
  if (!terminal.ask) return 'nobody is there to ask; add --yes to do it'
  const what = keys.length === 1 ? 'this key' : `these ${keys.length} keys`
  const answer = await terminal.ask(`Revoke ${what} at ${provider.title}? [y/N] `, options.signal)
  return /^y(?:es)?$/i.test(answer.trim()) && !options.signal.aborted ? undefined : 'you said no'
}

async function authorityFor({ authority, provider }: CallStep, { terminal, options }: Session): Promise<string> {
  if (authority === undefined) return ''
  const value =
    terminal.environment[authority] ||
    (await terminal.askHidden?.(`Key or token of ${provider.title} that may revoke (not shown): `, options.signal))
  if (!value)
    throw new UserError(
      `${authority} is not set; put the key or token that may revoke keys of ${provider.title} into this environment variable`,
    )
  return value.trim()
}

/** Never by itself: what the list can't tell apart is for a person, or for --id. */
async function chosenId(
  candidates: readonly Listed[],
  shown: string,
  { given, terminal, options, say }: Session,
): Promise<string | undefined> {
  const named = (textsOf(given.values.id) ?? []).find((one) => candidates.some(({ id }) => id === one))
  if (named !== undefined || !terminal.ask || given.values.yes) return named
  say(shown)
  return (await terminal.ask('Which one? Its id, or nothing for none: ', options.signal)).trim() || undefined
}

async function confirmAll(
  keys: readonly LeakedKey[],
  steps: readonly CallStep[],
  { report, options, story, say, text }: Session,
): Promise<number> {
  const results: Result[] = []
  for (const key of keys) {
    const { state, why } = await story.confirm(
      key,
      report,
      options,
      steps.find((step) => step.keys.includes(key)),
    )
    results.push({ key, why, state: state === 'active' ? 'still works' : state === 'unknown' ? 'unknown' : 'already dead' })
  }
  say(text.resultsText(results))
  say(text.leftoverText(keys, report.problems.length))
  return story.revocationExitCode(results)
}
