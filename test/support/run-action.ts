// Runs the built action as GitHub's runner does: inputs and event in the environment, outputs and summary in files.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gitEnvironment, temporaryFolder } from './repo.ts'

const action = path.join(import.meta.dirname, '../../dist/action.js')

export interface ActionInput {
  readonly inputs?: Readonly<Record<string, string>>
  /** Name of the event. */
  readonly event?: string
  readonly payload?: unknown
  /** Beside git's environment of the tests. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface ActionRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  /** As it was written. */
  readonly summary: string
  /** Lines that the runner obeys. */
  readonly commands: readonly string[]
}

/** The folder is the workspace. */
export function runAction(folder: string, input: ActionInput = {}): ActionRun {
  const { env, outputs, summary } = prepare(folder, input)
  const run = spawnSync(process.execPath, [action], { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return ranWith(run, outputs, summary)
}

/** The same for a test that has to answer while the action runs. */
export async function runActionBeside(folder: string, input: ActionInput = {}): Promise<ActionRun> {
  const { env, outputs, summary } = prepare(folder, input)
  const child = spawn(process.execPath, [action], { cwd: folder, env })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return ranWith({ status, ...output }, outputs, summary)
}

function prepare(folder: string, { inputs = {}, event, payload, environment = {} }: ActionInput) {
  const files = temporaryFolder()
  const [outputs, summary, eventFile] = ['outputs', 'summary', 'event.json'].map((name) => path.join(files, name)) as [
    string,
    string,
    string,
  ]
  for (const file of [outputs, summary]) writeFileSync(file, '')
  writeFileSync(eventFile, JSON.stringify(payload ?? {}))
  const given = Object.fromEntries(Object.entries({ path: '.', ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  const env = {
    ...gitEnvironment,
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
    ...(event !== undefined && { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: eventFile }),
    ...given,
    ...environment,
  }
  return { env, outputs, summary }
}

function ranWith(run: Pick<ActionRun, 'status' | 'stdout' | 'stderr'>, outputs: string, summary: string): ActionRun {
  return {
    status: run.status,
    stdout: run.stdout,
    stderr: run.stderr,
    outputs: outputsIn(readFileSync(outputs, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
    commands: commandsIn(run.stdout),
  }
}

function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [name, value]))
}

/** From the first colons of a line, unless the runner was told to stop. */
function commandsIn(stdout: string): string[] {
  const commands: string[] = []
  let stopped: string | undefined
  for (const line of stdout.split('\n').map((one) => one.trimStart())) {
    if (stopped !== undefined) {
      if (line === `::${stopped}::`) stopped = undefined
    } else if (line.startsWith('::stop-commands::')) stopped = line.slice('::stop-commands::'.length)
    else if (/^::|##\[/.test(line)) commands.push(line)
  }
  return commands
}

/** The annotations of a level, without masks and the like. */
export function annotationsIn({ commands }: ActionRun, level: 'error' | 'warning' | 'notice'): string[] {
  return commands.filter((line) => line.startsWith(`::${level} `) || line.startsWith(`::${level}::`))
}

/** What the page shows: Markdown's references to characters read, as a browser would. */
export function shownIn({ summary }: Pick<ActionRun, 'summary'>): string {
  return summary.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
