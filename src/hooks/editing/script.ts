// A hook's shell script, and our line in it. The line stands first, before anything that could end the script, and leaves the
// exit code and the standard input of what follows as they were.

import type { Edited } from '../../plan/files.ts'
import { dropLines, insertLines, linesOf } from '../../plan/lines.ts'
import type { HookName } from '../place/hook-name.ts'
import { CREATED, isCreatedMark, isOurs, MARK } from './marks.ts'

export interface Call {
  readonly hook: HookName
  /** How a shell calls straykey. */
  readonly program: string
}

const SHEBANG = '#!/bin/sh'
const SHELLS = /^(?:sh|bash|dash|ash|zsh|ksh|mksh|busybox)$/

/** Our line for a script of which nothing else reads standard input. */
function plainLine({ hook, program }: Call): string {
  return `${program} hook run ${hook} "$@" || exit $?`
}

/**
 * What git push tells a hook on standard input can be read once, and what follows (Git LFS, say) may need it: it is kept in a
 * file for both.
 */
function sharingLine(call: Call): string {
  const run = plainLine(call).replace(' || exit $?', '')
  return `straykey_refs=$(mktemp) && cat > "$straykey_refs" && ${run} < "$straykey_refs" || { straykey_code=$?; rm -f "$straykey_refs"; exit $straykey_code; }; exec < "$straykey_refs"; rm -f "$straykey_refs"`
}

function lineFor(call: Call, others: boolean): string {
  const line = call.hook === 'pre-push' && others ? sharingLine(call) : plainLine(call)
  return `${line} ${MARK}`
}

/** A script that was not there; `rest` is what follows our line. */
export function newScript(call: Call, shebang: boolean, rest = ''): string {
  return [...(shebang ? [SHEBANG] : []), CREATED, lineFor(call, rest !== ''), rest].join('\n')
}

/** The script with our line, put in or brought up to date. */
export function withLine(script: string, call: Call): Edited {
  const interpreter = interpreterOf(script)
  if (interpreter !== undefined) return { left: `is ${interpreter} and is left as it is; ${byHand(call)}` }
  const lines = linesOf(script)
  if (lines.some((line) => !isOurs(line) && callsUs(line))) return script
  const line = lineFor(call, lines.some(isOthersCommand))
  const at = lines.findIndex((one) => isOurs(one) && !isCreatedMark(one))
  if (at < 0) return insertLines(script, headerLength(lines), [line])
  if (lines[at]?.trimEnd() === line) return script
  const end = /\r?\n$/.exec(lines[at] ?? '')?.[0] ?? ''
  return lines.with(at, line + end).join('')
}

/** The script as it was; nothing when it was ours and nobody added to it. */
export function withoutLine(script: string): string | undefined {
  const rest = dropLines(script, isOurs)
  const wasMade = linesOf(script).some(isCreatedMark)
  return wasMade && (rest === '' || rest.trim() === SHEBANG) ? undefined : rest
}

export function hasOurLine(script: string): boolean {
  return linesOf(script).some(isOurs)
}

/** What to add to a hook that is no shell script. */
export function byHand({ hook, program }: Call): string {
  const passed = hook === 'pre-push' ? ', with its arguments and standard input,' : hook === 'commit-msg' ? ', with its arguments,' : ''
  return `let it run "${program} hook run ${hook}"${passed} and end with its exit code when that isn't 0`
}

/** What runs the script, when it is no shell. */
function interpreterOf(script: string): string | undefined {
  if (script.includes('\0')) return 'a binary program'
  const words = /^#![ \t]*([^\r\n]*)/.exec(script)?.[1]?.trim().split(/\s+/)
  if (!words) return undefined
  const [program = '', ...rest] = words.map((word) => word.replace(/^.*[\\/]/, ''))
  const named = program === 'env' ? (rest.find((word) => !/^-|=/.test(word)) ?? '') : program
  return SHELLS.test(named.replace(/\.exe$/, '')) ? undefined : `a script for ${named || 'an unknown program'}`
}

function callsUs(line: string): boolean {
  return !/^\s*#/.test(line) && /\bstraykey\b.*\s(?:hook run|--staged)\b/.test(line)
}

/** Lines at the top that run nothing: the shebang, comments, and the one by which husky before 9 starts the script anew. */
function headerLength(lines: readonly string[]): number {
  const first = lines.findIndex((line) => !/^#/.test(line))
  const header = first < 0 ? lines.length : first
  const restart = lines.findIndex((line) => /^\s*(?:\.|source)\s.*husky\.sh\b/.test(line))
  return Math.max(header, restart + 1)
}

function isOthersCommand(line: string): boolean {
  return !isOurs(line) && !/^\s*(?:#|$)/.test(line)
}
