// Runs the hygiene checks over repositories made by real git.
import { run } from '../../src/run.ts'
import { git, gitEnvironment, repository, writeFiles } from './repo.ts'
import { cli, scanJson } from './run-cli.ts'

export type Files = Readonly<Record<string, string>>

/** `severity path:line`, for each finding of one check in a new repository with the files committed, unless its .gitignore names them. */
export async function observed(check: string, files: Files): Promise<string[]> {
  return (await findingsOf(check, files)).map(({ severity, locations: [place] }) => `${severity} ${place?.path}:${place?.line}`).sort()
}

/** What the findings say. */
export async function messages(check: string, files: Files): Promise<string[]> {
  return (await findingsOf(check, files)).map(({ message }) => message).sort()
}

async function findingsOf(check: string, files: Files) {
  const { findings } = await run({ folder: repository(files), environment: gitEnvironment, config: false })
  return findings.filter(({ kind, rule }) => kind === 'hygiene' && rule === check)
}

/** The same through the built program, and that it prints none of the values. */
export async function observedByProgram(check: string, files: Files, values: readonly string[] = []): Promise<string[]> {
  const folder = repository(files)
  const { report, stdout, stderr } = await scanJson(['hygiene'], { folder })
  refuseValues(stdout + stderr, values)
  return report.findings
    .filter(({ rule }) => rule === check)
    .map(({ severity, locations: [place] }) => `${severity} ${place?.path}:${place?.line}`)
}

/** Through the built program, of what is staged in a repository with one commit. */
export async function observedStaged(check: string, files: Files, values: readonly string[] = []): Promise<string[]> {
  const folder = repository({ 'README.md': 'text\n' })
  writeFiles(folder, files)
  git(folder, 'add', '--all')
  const { report, stdout, stderr } = await scanJson(['hygiene', '--staged'], { folder })
  refuseValues(stdout + stderr, values)
  return report.findings
    .filter(({ rule }) => rule === check)
    .map(({ severity, locations: [place] }) => `${severity} ${place?.path}:${place?.line}`)
}

function refuseValues(output: string, values: readonly string[]): void {
  const printed = values.findIndex((value) => output.includes(value))
  if (printed !== -1) throw new Error(`${cli} printed value number ${printed}`)
}
