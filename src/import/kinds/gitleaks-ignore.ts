// .gitleaksignore and .betterleaksignore: one finding a line, by the commit, the file, the rule and the line.
import type { Carried, Kind, Source } from '../contract.ts'

const FINGERPRINT = /^(?:([0-9a-f]{40}|[0-9a-f]{64}):)?(.+):([^:]+):(\d+)$/i

export const gitleaksIgnore: Kind = { name: 'gitleaks-ignore', tool: 'gitleaks', files: ['.gitleaksignore'], read: readIgnored }
export const betterleaksIgnore: Kind = { name: 'betterleaks-ignore', tool: 'betterleaks', files: ['.betterleaksignore'], read: readIgnored }

function readIgnored({ name, text }: Source): Partial<Carried> {
  const lines = text.split(/\r?\n/).map((line, i) => ({ line: line.trim(), where: `${name}:${i + 1}` }))
  const entries = lines
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, where }) => ({ where, parts: FINGERPRINT.exec(line) }))
  return {
    accepted: entries.flatMap(({ where, parts }) => {
      if (!parts) return []
      const [, commit, file = '', , at] = parts
      const place = {
        kind: 'place' as const,
        path: file.replaceAll('\\', '/'),
        line: Number(at),
        ...(commit && { commit: commit.toLowerCase() }),
      }
      return [{ where, reason: 'wont_fix' as const, wanted: place }]
    }),
    left: entries.filter(({ parts }) => !parts).map(({ where }) => ({ where, why: 'it is no fingerprint (commit:file:rule:line)' })),
  }
}
