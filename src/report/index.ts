// The list of formats: a file here without its line is an error of the architecture test.
import type { Format, Style } from '../report-model.ts'
import { human } from './human.ts'
import { json } from './json.ts'
import { sarif } from './sarif.ts'

export const formatNames = ['human', 'json', 'sarif', 'gitlab', 'junit', 'csv', 'github', 'markdown', 'html'] as const
export type FormatName = (typeof formatNames)[number]

/** Those that most runs print or write. */
export const formats = { human, json, sarif } satisfies Partial<Record<FormatName, Format>>

/** The others are loaded for those who ask for them: a commit hook needs none. */
const onDemand: Readonly<Record<Exclude<FormatName, keyof typeof formats>, () => Promise<Format>>> = {
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  junit: async () => (await import('./junit.ts')).junit,
  csv: async () => (await import('./csv.ts')).csv,
  github: async () => (await import('./github.ts')).github,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
}

export async function formatNamed(name: FormatName): Promise<Format> {
  return name === 'human' || name === 'json' || name === 'sarif' ? formats[name] : onDemand[name]()
}

/** How a report is written where nobody sees it being written: to a file, a log, a program. */
export function plainStyle(version: string): Style {
  return { version, color: false, links: false, width: 100, showSecrets: false, verbose: false, quiet: false }
}
