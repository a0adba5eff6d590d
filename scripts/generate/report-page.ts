// The script and the style of the HTML report, each as a text, with the hash by which the page's policy lets it in.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'rolldown'

/** In this order: the later ones overrule the earlier ones. */
const STYLES = ['colours', 'frame', 'controls', 'overview', 'exposure', 'findings', 'scanned', 'narrow', 'paper']

/** The source of a module that exports both. `folder` holds main.ts and styles/. */
export async function reportPage(folder: string): Promise<string> {
  const script = await bundled(path.join(folder, 'main.ts'))
  const style = STYLES.map((name) => readFileSync(path.join(folder, 'styles', `${name}.css`), 'utf8'))
    .join('')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
  return [...exportsOf('pageScript', script, 'script'), ...exportsOf('pageStyle', style, 'style')].join('\n')
}

async function bundled(input: string): Promise<string> {
  const output = { format: 'iife', minify: true, comments: false } as const
  const { output: files } = await build({ input, output, transform: { target: 'es2022' }, write: false, logLevel: 'warn' })
  return files[0].code.trim()
}

function exportsOf(name: string, text: string, tag: string): string[] {
  if (text.toLowerCase().includes(`</${tag}`) || text.includes('<!--')) throw new Error(`${name} would end its own element`)
  const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`
  return [`export const ${name} = ${JSON.stringify(text)}`, `export const ${name}Hash = '${hash}'`, '']
}
