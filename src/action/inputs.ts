// The inputs of action.yml → what is to be done; refuses what can't be meant. All paths come out absolute.
import path from 'node:path'
import { getInput, getMultilineInput } from '@actions/core'
import { UserError } from '../errors.ts'
import { type Severity, severities } from '../model.ts'
import { type FormatName, formatNames } from '../report/index.ts'

const scans = ['auto', 'tree', 'range', 'history'] as const

export interface Inputs {
  /** What to look at: `auto` leaves it to the event. */
  readonly scan: (typeof scans)[number]
  /** Files, folders or globs, as they were given. */
  readonly paths: readonly string[]
  readonly config?: string
  readonly rules: readonly string[]
  readonly baseline?: string
  readonly failOn?: Severity
  readonly reports: readonly { readonly format: FormatName; readonly file: string }[]
  readonly sarifFile?: string
}

/** `folder` is what relative paths start from. Throws UserError for a value that can't be used. */
export function readInputs(folder: string): Inputs {
  refuseForNow()
  const [config, baseline, sarif, failOn] = [getInput('config'), getInput('baseline'), getInput('upload-sarif-file'), getInput('fail-on')]
  return {
    scan: oneOf('scan', getInput('scan') || 'auto', scans),
    paths: getMultilineInput('path'),
    ...(config && { config: path.resolve(folder, config) }),
    ...(baseline && { baseline: path.resolve(folder, baseline) }),
    rules: getMultilineInput('rules').map((file) => path.resolve(folder, file)),
    ...(failOn && { failOn: oneOf('fail-on', failOn, severities) }),
    reports: getMultilineInput('formats').map((line) => reportOf(line, folder)),
    ...(sarif && { sarifFile: path.resolve(folder, sarif) }),
  }
}

/** An input that is passed over in silence would be believed to work. */
function refuseForNow(): void {
  const verify = getInput('verify') || 'off'
  if (verify !== 'off') throw new UserError(`verify: "${verify}": asking issuers isn't supported yet; write off, or leave this input out`)
}

function oneOf<T extends string>(input: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw new UserError(`${input}: "${value}" is none of ${known.join(', ')}`)
  return found
}

function reportOf(line: string, folder: string): Inputs['reports'][number] {
  const [, name = '', file = ''] = /^([a-z]+)=(.+)$/.exec(line) ?? []
  const format = formatNames.find((known) => known === name)
  if (!format) throw new UserError(`formats: "${line}": expected FORMAT=FILE, with one of ${formatNames.join(', ')}`)
  return { format, file: path.resolve(folder, file) }
}
