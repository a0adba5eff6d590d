// action.yml → the tables of its inputs and outputs, put between the marks of docs/action.md; the rest is written by hand.
import { parse } from 'yaml'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

/** The page with its tables as `action` (the text of action.yml) has them. Throws when a mark is missing. */
export function actionPage(action: string, page: string): string {
  const { inputs, outputs } = parse(action) as Action
  const inputRows = Object.entries(inputs).map(([name, input]) => [`\`${name}\``, defaultText(input.default), input.description])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description])
  const withInputs = between(page, 'inputs', table(['input', 'default', 'what it says'], inputRows))
  return between(withInputs, 'outputs', table(['output', 'what it holds'], outputRows))
}

function defaultText(value = ''): string {
  return value === '' ? '(none)' : `\`${value}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function between(page: string, mark: string, text: string): string {
  const [begin, end] = [`<!-- ${mark}: made from action.yml by scripts/generate.ts -->\n\n`, `\n\n<!-- end of ${mark} -->`]
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)]
  if (start === -1 || stop < start) throw new Error(`docs/action.md: the marks of ${mark} are missing: ${begin.trim()} and ${end.trim()}`)
  return page.slice(0, start + begin.length) + text + page.slice(stop)
}
