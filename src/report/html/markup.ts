// HTML in which every text is inert: what is put into a template is escaped, unless it is markup itself.
import { printable } from '../human/printable.ts'

/** A piece of HTML that was written here. */
export class Markup {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Value = string | number | Markup | readonly Markup[]

/** The template as HTML. Texts lose what a browser would act on, and what hides or reorders the text around them. */
export function markup(pieces: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(pieces.map((piece, i) => piece + sourceOf(values[i] ?? '')).join(''))
}

function sourceOf(value: Value): string {
  if (value instanceof Markup) return value.source
  return typeof value === 'object' ? value.map(({ source }) => source).join('') : escaped(String(value))
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

/** JSON for a script element: nothing in it can end the element, and every text is as `markup` would show it. */
export function dataMarkup(value: unknown): Markup {
  const json = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? printable(part) : part))
  return new Markup(json.replaceAll('<', '\\u003c'))
}
