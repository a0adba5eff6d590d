// What git's ignore rules say of names: git itself answers, so nested files, negations and its own order of precedence hold.
import path from 'node:path'
import { answerTo, askedOf } from './asking.ts'
import type { Gathered } from './gathered.ts'

export interface IgnoreAnswer {
  readonly ignored: boolean
  /** The pattern that decided, and where it stands; absent where none fits. */
  readonly by?: {
    readonly pattern: string
    readonly line: number
    /** Relative to the repository's top; absolute when it lies elsewhere. */
    readonly file: string
    /** A .gitignore is shared with everybody; `info/exclude` and the user's own file are not. */
    readonly scope: 'shared' | 'clone' | 'user'
    /** It takes the name out of an earlier pattern. */
    readonly reopens: boolean
  }
}

const QUESTION = ['--no-literal-pathspecs', 'check-ignore', '--no-index', '--verbose', '--non-matching', '-z', '--stdin']

/** Paths outside any repository have no answer. */
export async function ignoreAnswers(paths: readonly string[], gathered: Gathered): Promise<ReadonlyMap<string, IgnoreAnswer>> {
  const answers = new Map<string, IgnoreAnswer>()
  for (const { place, names } of askedOf(paths, gathered)) {
    const output = await answerTo(QUESTION, [...names.values()].map((name) => `${name}\0`).join(''), place)
    const byName = parseAnswers(output.toString(), place.folder)
    for (const [one, name] of names) answers.set(one, byName.get(name) ?? { ignored: false })
  }
  return answers
}

/** Four fields a name: file, line, pattern, name; the first three are empty where no pattern fits. */
function parseAnswers(output: string, top: string): Map<string, IgnoreAnswer> {
  const answers = new Map<string, IgnoreAnswer>()
  const fields = output.split('\0')
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [file = '', line = '', pattern = '', name = ''] = fields.slice(at, at + 4)
    answers.set(name, file === '' ? { ignored: false } : toAnswer({ file, line: Number(line), pattern }, top))
  }
  return answers
}

function toAnswer({ file, line, pattern }: { file: string; line: number; pattern: string }, top: string): IgnoreAnswer {
  const reopens = pattern.startsWith('!')
  return { ignored: !reopens, by: { pattern, line, file, scope: scopeOf(file, top), reopens } }
}

function scopeOf(file: string, top: string): 'shared' | 'clone' | 'user' {
  if (path.basename(file) === '.gitignore' && !path.relative(top, path.resolve(top, file)).startsWith('..')) return 'shared'
  return /(?:^|\/)info\/exclude$/.test(file) ? 'clone' : 'user'
}
