// The commands that the documentation shows: those in code blocks, and those inside sentences.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')

/** Made from sources, or a list of what has been: nobody types from them. */
const NOT_READ = new Set(['docs/api.md', 'docs/rules.md', 'docs/performance.md', 'docs/accuracy.md'])

/** Paths of all pages, relative to the project's folder. */
export const pages: readonly string[] = [
  'README.md',
  'rules/README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('decisions'))
    .map((name) => `docs/${name.split(path.sep).join('/')}`)
    .sort(),
].filter((page) => !NOT_READ.has(page))

export function textOf(page: string): string {
  return readFileSync(path.join(root, page), 'utf8')
}

/** Lines of indented blocks that call the program, with their comments: what a reader copies. */
export function commandsIn(page: string): string[] {
  return withoutFences(textOf(page))
    .split('\n')
    .flatMap((line) => /^ {4,}((?:[A-Z_]+=\S+ )?straykey(?: .*)?)$/.exec(line)?.[1]?.trim() ?? [])
}

/** What stands for something else, and can't be typed as it is. */
export function isTemplate(command: string): boolean {
  const typed = command.replace(/\s#.*$/, '').replace(/^[A-Z_]+=/, '')
  return /…|\b[A-Z]{2,}\b(?![-.])|[<>|[\]]|"\$/.test(typed)
}

/** `straykey …` in backticks. */
export function mentionsIn(page: string): string[] {
  return [...withoutFences(textOf(page)).matchAll(/`(straykey(?: [^`]*)?)`/g)].map(([, text = '']) => text)
}

/** Files that a fenced block shows, by the comment with which it begins: `# tools/acme.yaml`. */
export function filesIn(page: string): Record<string, string> {
  const found = [...textOf(page).matchAll(/```ya?ml\n# (\S+\/\S+\.ya?ml)\n([\s\S]*?)```/g)]
  return Object.fromEntries(found.map(([, name = '', text = '']) => [name, text]))
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '')
}
