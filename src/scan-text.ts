// One text → report.
import type { Report } from './report-model.ts'
import { run, type ScanOptions } from './run.ts'

export interface TextOptions extends Omit<ScanOptions, 'paths' | 'staged' | 'pushed' | 'stdin' | 'ignored' | 'threads'> {
  /** What the text is called in the report; its ending tells what kind of file it would be. `text` when absent. */
  readonly name?: string
}

/** Scans a text, or bytes. No configuration is read unless `config` names one. Throws UserError for settings that can't be used. */
export function scanText(text: string | Uint8Array, { name = 'text', ...options }: TextOptions = {}): Promise<Report> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return run({ config: false, ...options, stdin: { stream: once(bytes), name } })
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
