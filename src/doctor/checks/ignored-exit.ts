// A hook script that calls straykey and throws its exit code away.
import type { Check } from '../check.ts'
import { shown } from '../situation.ts'

/** `|| true` and what means the same, a `;` or a single `&` behind the call, at the end of the line or before a comment. */
const IGNORED = /\bstraykey\b.*(?:\|\|\s*(?:true|:|exit\s+0|echo\b.*)|;\s*(?:true|:|exit\s+0)|[^&]&)\s*(?:#.*)?$/

export const ignoredExit: Check = {
  name: 'ignored exit code',
  examine: ({ situation }) =>
    situation.scripts.flatMap(({ file, text }) =>
      text.split(/\r?\n/).flatMap((line, i) => {
        if (/^\s*#/.test(line) || !IGNORED.test(line)) return []
        const where = `${shown(file, situation)}:${i + 1}`
        return [
          {
            state: 'failed' as const,
            what: "this line throws straykey's exit code away",
            where,
            fix: 'let the line end after straykey hook run pre-commit',
          },
        ]
      }),
    ),
}
