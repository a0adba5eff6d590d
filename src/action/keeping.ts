// How keys are kept, where commits are looked at: of the files that a range adds, or of all when the whole history is looked at.
import { lstatSync } from 'node:fs'
import path from 'node:path'
import { runGit } from '../git/git.ts'
import type { Report } from '../report-model.ts'
import { run } from '../run.ts'
import type { Clone } from './clone.ts'
import type { Gate } from './gate.ts'
import type { Scope } from './scope.ts'

interface Keeping {
  readonly gate: Gate
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The report with what is found on how keys are kept in the checkout. */
export async function withKeeping(report: Report, scope: Scope, { place }: Clone, { gate, environment }: Keeping): Promise<Report> {
  const paths = scope.kind === 'range' ? (await addedIn(scope, place)).filter(isFileIn(place.folder)) : ['.']
  if (paths.length === 0) return report
  const kept = await run({ paths, folder: place.folder, environment, ...gate.options })
  const findings = kept.findings.filter(({ kind }) => kind === 'hygiene')
  return { ...report, findings: [...report.findings, ...findings], ...(kept.checks && { checks: kept.checks }) }
}

/** No link is followed: who proposes a change may make one. */
function isFileIn(folder: string): (file: string) => boolean {
  return (file) => lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile() ?? false
}

/** Relative to the repository's top. */
async function addedIn({ base, head }: { base: string; head: string }, place: Clone['place']): Promise<string[]> {
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--diff-filter=A', base, head]
  const { code, output } = await runGit(args, place)
  return code === 0 ? output.toString().split('\0').filter(Boolean) : []
}
