// What `straykey audit` does: look, let somebody decide, and say what is left.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { knownAs } from '../../baseline/baseline.ts'
import { type GivenDecision, matchDecisions } from '../../baseline/decisions.ts'
import { positionAfter } from '../../baseline/queue.ts'
import { entriesOf, type Filter, fits, type Undecided } from '../../baseline/undecided.ts'
import { exitCodeLeft, type Found, findUndecided, Recording, refuseUnknown, stillUndecided, withVerdicts } from '../../deciding.ts'
import { Detector } from '../../detect/detector.ts'
import { UserError } from '../../errors.ts'
import { runGit } from '../../git/git.ts'
import type { Severity } from '../../model.ts'
import type { Reason } from '../../reasons.ts'
import { printable } from '../../report/human/printable.ts'
import type { Report } from '../../report-model.ts'
import { builtinRules } from '../../rules/builtin.ts'
import { hideSecretsIn } from '../../scan/hide-secrets.ts'
import { type Asked, beginNamed, lookingOf, nameInConfig, type Place, placeOf, say, shown, today } from '../baseline-place.ts'
import { auditProgressOn, progressOn } from '../progress.ts'
import { styleOf } from '../reporting.ts'
import { textsOf } from '../settings.ts'
import { type Verifying, verifyingOf } from '../verifying.ts'
import { readDecisions } from './decisions-file.ts'
import type { Person } from './person.ts'
import { decideInTurn } from './session.ts'
import { sinceText } from './since.ts'
import { summaryLine } from './summary.ts'

/** What the two ways of deciding need. */
interface Work {
  readonly asked: Asked
  readonly place: Place
  readonly said: { readonly who?: string; readonly scope: Place['scope'] }
  readonly found: Found
  readonly queue: readonly Undecided[]
  readonly recording: Recording
  readonly detector: Detector
  readonly signal: AbortSignal
}

/** Gives the exit code. */
export async function performAudit(asked: Asked): Promise<number> {
  const { terminal } = asked
  refuseNoFolder(asked)
  const detector = new Detector(builtinRules())
  const decisions = await decisionsGiven(asked, detector)
  const ending = new AbortController()
  const stopListening = terminal.onInterrupt(() => ending.abort())
  try {
    const work = await begin(asked, detector, ending.signal)
    return decisions ? decideAll(decisions, work) : await decideByHand(work)
  } finally {
    stopListening()
  }
}

function refuseNoFolder({ terminal, path: named = '.' }: Asked): void {
  const isFolder = statSync(path.resolve(terminal.folder, named), { throwIfNoEntry: false })?.isDirectory() ?? false
  if (!isFolder) throw new UserError(`${named}: is no folder; name one, and narrow it with --path`)
}

/** Nothing where somebody decides by hand. Throws UserError for faults, and where there is nobody to ask. */
async function decisionsGiven({ given, terminal }: Asked, detector: Detector): Promise<GivenDecision[] | undefined> {
  const { decisions: named } = given.values
  if (named !== undefined) return readDecisions(String(named), terminal, { today: today(), hide: (text) => hideSecretsIn(text, detector) })
  if (terminal.ask) return undefined
  throw new UserError(
    'audit asks somebody at a terminal, and nobody is there; straykey --format json lists what is undecided, and --decisions FILE.json takes decisions',
  )
}

async function begin(asked: Asked, detector: Detector, signal: AbortSignal): Promise<Work> {
  const { given, terminal } = asked
  const filter = await filterOf(asked)
  const verifying = await verifyingOf(given, terminal)
  const place = await placeOf(asked)
  beginNamed(place)
  const recording = new Recording(place.file)
  const found = await look(asked, place, signal)
  refuseUnknown(filter.rules, found)
  const chosen = found.undecided.filter((one) => fits(one, filter))
  const queue = await askIssuers(chosen, found, { asked, verifying, signal })
  const who = (given.values.who as string | undefined) ?? (await userName(asked, place))
  return { asked, place, said: { ...(who && { who }), scope: place.scope }, found, queue, recording, detector, signal }
}

async function filterOf({ given: { values } }: Asked): Promise<Filter> {
  const globs = textsOf(values.path) ?? []
  const { compilePathFilter } = await import('../../path-filter.ts')
  return {
    rules: textsOf(values.rule) ?? [],
    mildest: (values.severity ?? 'info') as Severity,
    wants: globs.length === 0 ? () => true : compilePathFilter({ include: globs, exclude: [] }),
  }
}

/** Shows how far it is, and says what was in the way. */
async function look(asked: Asked, { file }: Place, signal: AbortSignal): Promise<Found> {
  const { stderr } = asked.terminal
  const [files, past] = [progressOn(stderr, Date.now), auditProgressOn(stderr, Date.now)]
  const { options, history } = lookingOf(asked)
  const onScanned = (scanned: Report['scanned']) => files.update(scanned)
  const found = await findUndecided({
    options: { ...options, signal, cache: true, ...(existsSync(file) && { baseline: file }) },
    history,
    onScanned,
    onAudited: past.update,
  })
  files.clear()
  past.clear()
  for (const { problems, notices } of found.reports) {
    for (const { where, message } of problems) stderr.write(`problem  ${printable(where)}: ${printable(message)}\n`)
    sayNotices(notices, asked)
  }
  return found
}

function sayNotices(notices: readonly string[], { terminal }: Asked): void {
  for (const notice of notices) terminal.stderr.write(`notice  ${printable(notice)}\n`)
}

async function askIssuers(
  chosen: readonly Undecided[],
  { reports: [report] }: Found,
  { asked, verifying, signal }: { asked: Asked; verifying: Verifying; signal: AbortSignal },
): Promise<readonly Undecided[]> {
  if (!asked.given.values.verify || !report || signal.aborted) return chosen
  const { undecided, notices } = await withVerdicts(chosen, report, (one) => verifying(one, signal))
  sayNotices(notices, asked)
  return undecided
}

/** As commits name them. */
async function userName({ terminal: { environment } }: Asked, { folder }: Place): Promise<string> {
  const { code, output } = await runGit(['config', '--get', 'user.name'], { folder, environment, asTold: false })
  return code === 0 ? output.toString('utf8').trim() : ''
}

async function decideByHand(work: Work): Promise<number> {
  const { asked, queue, found, recording, detector, said, signal } = work
  const { terminal } = asked
  if (queue.length === 0 || signal.aborted) return sumUp(work, { reasons: [], skipped: 0, interrupted: signal.aborted })
  const style = await styleOf(asked.given, terminal)
  let configured: string | undefined
  const { steps, interrupted } = await decideInTurn({
    ...{ queue, recording, said, style },
    reports: found.reports,
    person: await personAt(asked, style.color, signal),
    today: today(),
    onKept: () => {
      configured ??= nameInConfig(work.place, asked)
    },
    sinceOf: ({ finding, report }) => sinceText(finding, found.reports[report] as Report, terminal),
    noteFault: async (note, { finding }) => {
      const value = finding.secret?.reveal()
      const isTold = (value !== undefined && note.includes(value)) || (await hideSecretsIn(note, detector)) !== note
      return isTold ? 'That holds a secret, and the note is committed; say it without.' : undefined
    },
  })
  const reasons = [...positionAfter(steps).decided.values()].map(({ reason }) => reason)
  return sumUp(work, { reasons, skipped: steps.filter(({ kind }) => kind === 'skip').length, interrupted, configured })
}

/** Lines alone for whoever hears the text (ACCESSIBLE is the library's own word for it), and where nobody knows how wide a line is. */
async function personAt({ terminal: { environment, stdout } }: Asked, color: boolean, signal: AbortSignal): Promise<Person> {
  const { ACCESSIBLE: accessible = '', TERM: term } = environment
  const isHeard = term === 'dumb' || !['', '0', 'false'].includes(accessible) || !stdout.columns
  if (isHeard) return (await import('./lines.ts')).personInLines({ stdout, signal })
  return (await import('./prompts.ts')).personAtPrompts({ stdout, color, signal })
}

function decideAll(decisions: readonly GivenDecision[], work: Work): number {
  const { asked, queue, found, recording, said, signal } = work
  if (signal.aborted) return sumUp(work, { reasons: [], skipped: 0, interrupted: true })
  const matched = matchDecisions(decisions, { chosen: queue, all: found.undecided, known: knownAs(recording.entries(), today()) })
  for (const { decision, odd } of matched) if (odd) asked.terminal.stderr.write(`left out  ${decision.fingerprint}: ${printable(odd)}\n`)
  const made = matched.flatMap(({ decision: { path, fingerprint: _, ...own }, undecided }) =>
    undecided ? [{ undecided: path === undefined ? undecided : { ...undecided, paths: [path] }, path, own }] : [],
  )
  const entries = made.flatMap(({ undecided, path, own }) =>
    entriesOf(undecided, { ...said, ...own, ...(path !== undefined && { scope: 'path' }) }),
  )
  const configured = recording.keep(entries) ? nameInConfig(work.place, asked) : undefined
  return sumUp(work, { reasons: made.map(({ own }) => own.reason), skipped: 0, interrupted: false, configured })
}

interface Done {
  readonly reasons: readonly Reason[]
  readonly skipped: number
  readonly interrupted: boolean
  /** What was written into the configuration. */
  readonly configured?: string | undefined
}

function sumUp({ asked, place, found, recording }: Work, { reasons, skipped, interrupted, configured }: Done): number {
  const left = stillUndecided(found, recording.entries(), today())
  say(asked, summaryLine({ reasons, skipped, left: left.map(({ finding }) => finding), failOn: found.reports[0]?.failOn ?? 'low' }))
  if (reasons.length > 0) say(asked, `${shown(place.file, asked)}: holds what was decided; commit it.`)
  if (configured !== undefined) say(asked, configured)
  return interrupted ? 130 : exitCodeLeft(found, left)
}
