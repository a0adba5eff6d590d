// A scope → the report that decides, and the one for code scanning.
import type { Report } from '../report-model.ts'
import { run } from '../run.ts'
import type { Clone } from './clone.ts'
import type { Gate } from './gate.ts'
import type { Inputs } from './inputs.ts'
import type { Scope } from './scope.ts'
import { type IsStanding, onDisk, standingAt } from './standing.ts'

export interface Looking {
  readonly inputs: Inputs
  readonly gate: Gate
  /** Absolute path of the folder that was checked out. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

export interface Looked {
  readonly report: Report
  /** What the files hold now: code scanning takes a secret that is no longer in a report for mended. */
  readonly files?: Report
  readonly isStanding: IsStanding
}

/** `clone` is there for scopes of commits. */
export async function look(scope: Scope, clone: Clone | undefined, looking: Looking): Promise<Looked> {
  if (!clone || scope.kind === 'tree' || scope.kind === 'nothing') {
    const report = await lookAtFiles(looking)
    return { report, files: report, isStanding: onDisk }
  }
  const report = await lookAtCommits(scope, clone, looking)
  const tips = ['HEAD', ...(scope.kind === 'range' ? [scope.head] : [])]
  const isStanding = await standingAt(
    tips,
    report.findings.flatMap(({ locations }) => locations),
    clone.place,
  )
  return { report, isStanding, ...(looking.inputs.sarifFile !== undefined && { files: await lookAtFiles(looking) }) }
}

function lookAtFiles({ inputs: { paths, failOn }, gate, folder, environment }: Looking): Promise<Report> {
  return run({ paths, folder, environment, ...gate.options, ...(failOn && { failOn }) })
}

async function lookAtCommits(scope: Scope, { place }: Clone, { inputs: { failOn }, gate, environment }: Looking): Promise<Report> {
  const { audit } = await import('../audit.ts')
  const range = scope.kind === 'range' ? { range: `${scope.base}..${scope.head}` } : {}
  return audit({
    repository: place.folder,
    folder: place.folder,
    environment,
    cache: false,
    ...range,
    ...gate.options,
    ...(failOn && { failOn }),
  })
}
