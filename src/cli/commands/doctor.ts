// straykey doctor: would a commit with a key in it really be stopped here?
import { Detector } from '../../detect/detector.ts'
import type { Diagnosis, NamedResult } from '../../doctor/diagnose.ts'
import { UserError } from '../../errors.ts'
import { builtinRules } from '../../rules/builtin.ts'
import { run } from '../../run.ts'
import { hideSecretsIn } from '../../scan/hide-secrets.ts'
import { failing } from '../../verdict.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { commonOptions, doctorOptions } from '../options.ts'
import { reportingOf } from '../reporting.ts'

const USUAL_SECONDS = 600

export const doctor: Command = {
  usage: ['straykey doctor'],
  about:
    "Find out whether a commit with a key in it would really be stopped here: stages a made-up key beside the repository, runs the repository's own pre-commit hook on it, and says what is in the way. The index, the files, the refs and the objects of the repository stay as they are.",
  options: { ...doctorOptions, ...commonOptions },
  exitCodes:
    'Exit codes: 0 a commit with a key in it would be stopped · 1 it would not be · 2 wrong usage · 3 it could not be found out · 130 interrupted',
  examples: [
    ['straykey doctor', 'try it, and say what to do'],
    ['straykey doctor --format json', 'the same for programs'],
  ],
  async run(given, terminal) {
    if (given.positionals.length > 0) throw new UserError(`${doctor.usage[0]} takes no path; go to the repository and run it there`)
    const { style, format } = await reportingOf(given, terminal)
    const { interrupted, ...diagnosis } = await examine(secondsOf(given), terminal)
    const { doctorText, doctorJson } = await import('../doctor-text.ts')
    terminal.stdout.write(format === 'json' ? doctorJson(diagnosis) : doctorText(diagnosis, style))
    if (interrupted) return 130
    return diagnosis.stopped === undefined ? 3 : diagnosis.stopped ? 0 : 1
  },
}

function secondsOf({ values }: Arguments): number {
  const given = values['time-limit']
  if (given === undefined) return USUAL_SECONDS
  if (!/^[1-9]\d{0,5}$/.test(String(given))) throw new UserError(`--time-limit ${given}: expected a whole number of seconds, such as 60`)
  return Number(given)
}

async function examine(seconds: number, terminal: Terminal): Promise<Diagnosis & { interrupted: boolean }> {
  const ending = new AbortController()
  let interrupted = false
  const stopListening = terminal.onInterrupt(() => {
    interrupted = true
    ending.abort('interrupted')
  })
  const timer = setTimeout(() => ending.abort(`it took longer than ${seconds} seconds; --time-limit gives it more`), 1000 * seconds)
  try {
    return { ...(await withoutSecrets(await ask(terminal, ending.signal))), interrupted }
  } finally {
    clearTimeout(timer)
    stopListening()
  }
}

/** No other command needs it. */
async function ask({ folder, environment, node }: Terminal, signal: AbortSignal): Promise<Diagnosis> {
  const { diagnose } = await import('../../doctor/diagnose.ts')
  return diagnose({ place: { folder, environment, asTold: true }, node, seed: Date.now(), signal, finds })
}

/** Whether a scan of what is staged finds a key in the file that counts. */
async function finds({ folder, environment }: { folder: string; environment: Terminal['environment'] }, name: string): Promise<boolean> {
  const report = await run({ folder, environment, staged: true })
  return failing(report).some(({ locations }) => locations.some(({ path }) => path === name))
}

/** A hook may print anything, and its last words are shown. */
async function withoutSecrets(diagnosis: Diagnosis): Promise<Diagnosis> {
  const detector = new Detector(builtinRules())
  const results: NamedResult[] = []
  for (const result of diagnosis.results) results.push({ ...result, what: await hideSecretsIn(result.what, detector) })
  return { ...diagnosis, results }
}
