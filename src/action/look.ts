// A scope → the report that decides, and the one for code scanning.
import type { Report } from '../report-model.ts'
import { run } from '../run.ts'
import type { Clone } from './clone.ts'
import type { Gate } from './gate.ts'
import type { Inputs } from './inputs.ts'
import { withKeeping } from './keeping.ts'
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
  const inCommits = await lookAtCommits(scope, clone, looking)
  const report = looking.inputs.hygiene ? await withKeeping(inCommits, scope, clone, looking) : inCommits
  const tips = ['HEAD', ...(scope.kind === 'range' ? [scope.head] : [])]
  const isStanding = await standingAt(
    tips,
    report.findings.flatMap(({ locations }) => locations),
    clone.place,
  )
  return { report, isStanding, ...(looking.inputs.sarifFile !== undefined && { files: await lookAtFiles(looking) }) }
}

async function lookAtFiles(looking: Looking): Promise<Report> {
  const {
    inputs: { paths, failOn, hygiene },
    gate,
    folder,
    environment,
  } = looking
  const report = await run({ paths, folder, environment, ...gate.options, ...(failOn && { failOn }), ...(!hygiene && { hygiene }) })
  return verdictsFor(report, looking)
}

async function lookAtCommits(scope: Scope, { place }: Clone, looking: Looking): Promise<Report> {
  const {
    inputs: { failOn },
    gate,
    environment,
  } = looking
  const { audit } = await import('../audit.ts')
  const range = scope.kind === 'range' ? { range: `${scope.base}..${scope.head}` } : {}
  const report = await audit({
    repository: place.folder,
    folder: place.folder,
    environment,
    cache: false,
    ...range,
    ...gate.options,
    ...(failOn && { failOn }),
  })
  return verdictsFor(report, looking)
}

/** Where keys are sent say the built-in rules and those of the workflow's input alone. */
async function verdictsFor(report: Report, { inputs, gate, environment }: Looking): Promise<Report> {
  if (!inputs.verify) return report
  const { verified } = await import('../verification.ts')
  return verified(report, { environment, ...(gate.options.rules && { rules: gate.options.rules }) })
}
