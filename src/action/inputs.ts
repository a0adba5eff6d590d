// The inputs of action.yml → what is to be done; refuses what can't be meant. All paths come out absolute.
import path from 'node:path'
import { getInput, getMultilineInput } from '@actions/core'
import { UserError } from '../errors.ts'
import { type Severity, severities } from '../model.ts'
import { type FormatName, formatNames } from '../report/index.ts'

const switches = ['off', 'on'] as const
const scans = ['auto', 'tree', 'range', 'history'] as const

export interface Inputs {
  /** What to look at: `auto` leaves it to the event. */
  readonly scan: (typeof scans)[number]
  /** Files, folders or globs, as they were given. */
  readonly paths: readonly string[]
  readonly config?: string
  readonly rules: readonly string[]
  readonly baseline?: string
  /** Whether it is checked how keys are kept, too. */
  readonly hygiene: boolean
  readonly failOn?: Severity
  readonly reports: readonly { readonly format: FormatName; readonly file: string }[]
  readonly sarifFile?: string
  /** Ask issuers whether found keys still work. */
  readonly verify: boolean
}

/** `folder` is what relative paths start from. Throws UserError for a value that can't be used. */
export function readInputs(folder: string): Inputs {
  const [config, baseline, sarif, failOn] = [getInput('config'), getInput('baseline'), getInput('upload-sarif-file'), getInput('fail-on')]
  return {
    scan: oneOf('scan', getInput('scan') || 'auto', scans),
    paths: getMultilineInput('path'),
    ...(config && { config: path.resolve(folder, config) }),
    ...(baseline && { baseline: path.resolve(folder, baseline) }),
    hygiene: oneOf('hygiene', getInput('hygiene') || 'on', switches) === 'on',
    verify: oneOf('verify', getInput('verify') || 'off', switches) === 'on',
    rules: getMultilineInput('rules').map((file) => path.resolve(folder, file)),
    ...(failOn && { failOn: oneOf('fail-on', failOn, severities) }),
    reports: getMultilineInput('formats').map((line) => reportOf(line, folder)),
    ...(sarif && { sarifFile: path.resolve(folder, sarif) }),
  }
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
