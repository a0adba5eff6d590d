// Short forms of what a report says, and of what files say, for tests that compare them.
import { liveKey } from './fake-keys.ts'
import type { JsonReport } from './run-cli.ts'

/** A line of a program with a live key, at column 8. */
export const keyLine = (seed = 1) => `key = "${liveKey(seed)}"\n`

const secretsOf = (findings: JsonReport['findings']) => findings.filter(({ kind, suppression }) => kind === 'secret' && !suppression)

/** `path:line:column` of every secret that counts, sorted. */
export function placesOf({ findings }: JsonReport): string[] {
  const counted = secretsOf(findings)
  return counted.flatMap(({ locations }) => locations.map(({ path, line, column }) => `${path}:${line}:${column}`)).sort()
}

/** The paths in which secrets were found that count, each once, sorted. */
export function pathsOf({ findings }: JsonReport): string[] {
  const counted = secretsOf(findings)
  return [...new Set(counted.flatMap(({ locations }) => locations.map(({ path }) => path)))].sort()
}

/** The rules that found something that counts, each once, sorted. */
export function rulesOf({ findings }: JsonReport): string[] {
  return [...new Set(secretsOf(findings).map(({ rule }) => rule))].sort()
}

/** The paths left out for a reason that fits. */
export function leftOutOf({ skipped }: JsonReport, reason: RegExp): string[] {
  return skipped.filter((one) => reason.test(one.reason)).flatMap(({ paths }) => paths)
}
