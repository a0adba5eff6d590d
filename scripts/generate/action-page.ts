// action.yml → the tables of its inputs and outputs, put between the marks of docs/action.md; the rest is written by hand.
import { parse } from 'yaml'
import { between, type Marks, table } from './tables.ts'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

/** The page with its tables as `action` (the text of action.yml) has them. Throws when a mark is missing. */
export function actionPage(action: string, page: string): string {
  const { inputs, outputs } = parse(action) as Action
  const inputRows = Object.entries(inputs).map(([name, input]) => [`\`${name}\``, defaultText(input.default), input.description])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description])
  const withInputs = between(page, marksOf('inputs'), table(['input', 'default', 'what it says'], inputRows))
  return between(withInputs, marksOf('outputs'), table(['output', 'what it holds'], outputRows))
}

function defaultText(value = ''): string {
  return value === '' ? '(none)' : `\`${value}\``
}

function marksOf(name: string): Marks {
  return { begin: `<!-- ${name}: made from action.yml by scripts/generate.ts -->`, end: `<!-- end of ${name} -->` }
}
