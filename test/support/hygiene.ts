// What straykey hygiene says of a repository.
import { type RunOptions, scanJson } from './run-cli.ts'

/** `SEVERITY ID PATH` of each finding, sorted. */
export async function hygieneOf(folder: string, ...args: string[]): Promise<string[]> {
  return told(await scanJson(['hygiene', ...args], { folder }))
}

/** The same of a scan of files or of what is staged. */
export async function scanHygiene(args: readonly string[], options: RunOptions): Promise<string[]> {
  return told(await scanJson(['scan', ...args], options))
}

/** The same without what depends on the day: the ages of keys. */
export function keepingOf(folder: string): Promise<string[]> {
  return scanHygiene([], { folder })
}

type Scanned = Awaited<ReturnType<typeof scanJson>>

function told({ report }: Scanned): string[] {
  const found = report.findings.filter(({ kind }) => kind === 'hygiene')
  return found.map(({ severity, rule, locations }) => `${severity} ${rule} ${locations[0]?.path}`).sort()
}
