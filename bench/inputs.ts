// What is measured on, generated from fixed seeds: nothing of anybody's, and the same everywhere.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Random, seededRandom } from '../src/random.ts'
import { builtinRules } from '../src/rules/builtin.ts'

const WORDS = (
  'const let return function import export class public static void string number value index length result error config request response ' +
  'the of and to in is that for it with as user name path file data list node type key option http https www example com test if else while'
).split(' ')
const SIGNS = [' ', ' ', ' ', ' ', '(', ')', ' = ', '.', ', ', ': ', ';\n', '\n', '\n  ', '/', '"', "'", ' // ', '{\n', '}\n', '_', '-']
const FILE_BYTES = 10_000
/** As in real sources, an address every twenty kilobytes or so. */
const WORDS_BY_ADDRESS = 3000

/** A tree of source-like files of 10 kB on average; gives its folder. */
export function generateTree(folder: string, files: number): string {
  const random = seededRandom(1)
  for (let i = 0; i < files; i++) {
    const file = path.join(folder, `module-${i % 50}`, `part-${i % 7}`, `file-${i}.ts`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, sourceText(random, random(2 * FILE_BYTES)))
  }
  git(folder, 'init', '--quiet')
  return folder
}

function sourceText(random: Random, bytes: number): string {
  const parts: string[] = []
  for (let size = 0; size < bytes; ) {
    const sign = random(WORDS_BY_ADDRESS) === 0 ? '://' : SIGNS[random(SIGNS.length)]
    const part = `${WORDS[random(WORDS.length)]}${sign}`
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}

/** A repository with as many committed files. */
export function commitFiles(folder: string, files: number): string {
  generateTree(folder, files)
  git(folder, 'add', '--all')
  git(folder, '-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '--message=first')
  return folder
}

/** Stages a change of every file. */
export function stageChanges(folder: string, files: number): void {
  const random = seededRandom(2)
  for (let i = 0; i < files; i++)
    writeFileSync(path.join(folder, `module-${i % 50}`, `part-${i % 7}`, `file-${i}.ts`), sourceText(random, FILE_BYTES))
  git(folder, 'add', '--all')
}

/** All anchors over and over on one line that never ends. */
export function writeHostileFile(file: string, bytes: number): string {
  const anchors = builtinRules()
    .flatMap((rule) => rule.anchors)
    .join('')
  writeFileSync(file, anchors.repeat(Math.ceil(bytes / anchors.length)).slice(0, bytes))
  return file
}

function git(folder: string, ...args: string[]): void {
  execFileSync('git', args, { cwd: folder, stdio: 'ignore' })
}
