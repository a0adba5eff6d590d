// What scan and history take alike: which paths and rules count, what fails, and which configuration is read.
import path from 'node:path'
import type { Settings } from '../config.ts'
import type { Severity } from '../model.ts'
import { bytesOf, numberOf } from './amounts.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'

/** What was typed; fields that nobody named are undefined. */
export function settingsOf({ values }: Arguments, terminal: Terminal) {
  return {
    folder: terminal.folder,
    environment: terminal.environment,
    include: textsOf(values.include),
    exclude: textsOf(values.exclude),
    rules: textsOf(values.rules)?.map((file) => path.resolve(terminal.folder, file)),
    baseline: values.baseline === undefined ? undefined : path.resolve(terminal.folder, String(values.baseline)),
    inlineAllow: values['no-inline-allow'] ? false : undefined,
    hygiene: values['no-hygiene'] ? false : undefined,
    sensitive: values.sensitive === undefined ? undefined : Boolean(values.sensitive),
    failOn: values['fail-on'] as Severity | undefined,
    maxArchiveDepth: given(values['max-archive-depth'], (text) => numberOf('max-archive-depth', text, [0, DEEPEST])),
    maxArchiveBytes: given(values['max-archive-size'], (text) => bytesOf('max-archive-size', text)),
    threads: given(values.threads, (text) => numberOf('threads', text, [1, MOST_THREADS])),
    config: values['no-config'] ? (false as const) : (values.config as string | undefined),
  } satisfies { [Name in keyof Settings | 'folder' | 'environment' | 'threads' | 'config']?: unknown }
}

const DEEPEST = 100
const MOST_THREADS = 256

function given<T>(value: Arguments['values'][string], parse: (text: string) => T): T | undefined {
  return value === undefined ? undefined : parse(String(value))
}

/** The values of an option that may be given several times. */
export function textsOf(value: Arguments['values'][string]): readonly string[] | undefined {
  return value as readonly string[] | undefined
}

/** The fields that say something. */
export function withoutUndefined<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<typeof withoutUndefined<T>>
}
