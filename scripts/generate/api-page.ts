// docs/api.md: every export of src/index.ts with its comment and its shape, as its source has them.
import { readFileSync } from 'node:fs'
import path from 'node:path'

const EXPORT = /export (?:type )?\{([^}]+)\} from '(\.\/[^']+)'/g
const HEAD = `# The library

Made from \`src/index.ts\` by scripts/generate.ts. What isn't here is no promise. Everything is typed, pure of process-wide state, and never prints.

\`\`\`ts
import { rules, scan, scanHistory, scanStream, scanText } from 'straykey'

const report = await scan({ paths: ['src'], environment: process.env, signal: AbortSignal.timeout(60_000) })
const past = await scanHistory({ repository: '.', environment: process.env })
const { findings } = await scanText('password = …', { name: 'settings.py' })
for await (const finding of scanStream({ environment: process.env })) console.log(finding.title, finding.locations[0]?.path)
console.log(rules().length)
\`\`\`
`

interface Exported {
  readonly name: string
  readonly original: string
  readonly file: string
}

/** Functions and classes first, then types; each in alphabetical order. */
export function apiPage(root: string): string {
  const all = exportsOf(path.join(root, 'src/index.ts')).map((one) => ({ ...one, ...declarationOf(one) }))
  const sections = [
    { title: 'Functions and classes', entries: all.filter(({ isType }) => !isType) },
    { title: 'Types', entries: all.filter(({ isType }) => isType) },
  ]
  return `${HEAD}${sections.map(({ title, entries }) => `\n## ${title}\n${entries.map(entryText).join('')}`).join('')}`
}

function exportsOf(index: string): Exported[] {
  return [...readFileSync(index, 'utf8').matchAll(EXPORT)]
    .flatMap(([, names = '', file = '']) =>
      names.split(',').flatMap((text) => {
        const [original = '', name = original] = text
          .trim()
          .replace(/^type /, '')
          .split(' as ')
        return original ? [{ name, original, file: path.join(path.dirname(index), file) }] : []
      }),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function declarationOf({ name, original, file }: Exported): { isType: boolean; comment: string; code: string } {
  const text = readFileSync(file, 'utf8')
  const found = new RegExp(
    `((?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?)export ((?:async )?function\\*? ${original}\\b[\\s\\S]*?\\{\\n|(?:interface|class) ${original}\\b[\\s\\S]*?\\n\\}|type ${original} =[\\s\\S]*?\\n(?=\\n|export|\\/\\*\\*|$))`,
  ).exec(text)
  if (!found) throw new Error(`${file}: no declaration of ${original}`)
  const [, comment = '', code = ''] = found
  const isFunction = /^(?:async )?function/.test(code)
  const shown = isFunction ? code.replace(/ \{\n$/, '').replace(/^async /, '') : withoutBodies(code)
  return { isType: !isFunction && !code.startsWith('class'), comment: plain(comment), code: shown.replaceAll(original, name).trim() }
}

/** A class is its fields and the heads of its methods. */
function withoutBodies(code: string): string {
  if (!code.startsWith('class')) return code
  return code
    .replace(/^ {2}(?:readonly )?#.*\n/gm, '')
    .replace(/ \{\n(?: {4}.*\n| *\n)* {2}\}/g, '')
    .replace(/\n{3,}/g, '\n\n')
}

function plain(comment: string): string {
  return comment
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replace(/^ \*/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim()
}

function entryText({ name, comment, code }: { name: string; comment: string; code: string }): string {
  return `\n### ${name}\n\n${comment === '' ? '' : `${comment}\n\n`}\`\`\`ts\n${code}\n\`\`\`\n`
}
