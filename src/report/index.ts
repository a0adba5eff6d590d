// The list of formats: a file here without its line is an error of the architecture test.
import type { Format, Style } from '../report-model.ts'
import { human } from './human.ts'
import { json } from './json.ts'
import { sarif } from './sarif.ts'

export const formatNames = ['human', 'json', 'sarif'] as const
export type FormatName = (typeof formatNames)[number]

export const formats: Readonly<Record<FormatName, Format>> = { human, json, sarif }

/** How a report is written where nobody sees it being written: to a file, a log, a program. */
export function plainStyle(version: string): Style {
  return { version, color: false, links: false, width: 100, showSecrets: false, verbose: false, quiet: false }
}
