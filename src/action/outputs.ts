// What later steps of the workflow read.
import type { Report } from '../report-model.ts'
import { exitCodeOf } from '../verdict.ts'
import type { Scope } from './scope.ts'

/** Absolute paths of the files that were written. */
export interface Written {
  readonly sarif?: string
  readonly reports: readonly string[]
}

/** Name of the output in action.yml → value. */
export type Outputs = Readonly<Record<string, string | number>>

export function outputsOf({ findings, ...report }: Report, scope: Scope, { sarif = '', reports }: Written): Outputs {
  const added = findings.filter(({ suppression }) => !suppression).length
  const existing = findings.filter(({ suppression }) => suppression?.by === 'existing').length
  return {
    'findings-count': added + existing,
    'new-findings-count': added,
    'exit-code': exitCodeOf({ findings, ...report }),
    'sarif-path': sarif,
    'report-path': reports.join('\n'),
    'scanned-range': rangeText(scope),
  }
}

/** For an event that leaves nothing to scan. */
export const NOTHING: Outputs = {
  'findings-count': 0,
  'new-findings-count': 0,
  'exit-code': 0,
  'sarif-path': '',
  'report-path': '',
  'scanned-range': '',
}

function rangeText(scope: Scope): string {
  if (scope.kind === 'range') return `${scope.base}..${scope.head}`
  return scope.kind === 'history' ? 'all' : ''
}
