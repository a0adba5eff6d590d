// Text that may come from a scanned tree, made inert for renderers of Markdown (CommonMark 0.31, GitHub's and GitLab's flavours):
// no markup, no HTML, no link, no mention of a person, an issue or an emoji. A code span is what all of them leave alone.
import { printable } from '../human/printable.ts'

/** Characters of one text; no path of an operating system's is cut, but one that was made to fill a page is. */
const LONGEST = 1000

/** What could end the span or the cell of a table around it, or is taken for HTML by renderers that don't know better. */
const BREAKING = /[`|<]/g

/** A text as a code span: what would break out of it is written as printable() writes control characters. */
export function code(text: string): string {
  const shown = printable(text).replace(BREAKING, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`)
  return `\`${shown === '' ? '(empty)' : cropped(shown)}\``
}

/** Spans that a sentence may have: a reader's own pairing of backticks finds the same, or a longer one around them. */
const SPANS = /`[^`|<\\]+`/g
const ADDRESSES = /\bhttps:\/\/[A-Za-z0-9./?=&%#_-]+/g
/** Markup, an entity, a reference such as @user, #12, !12, :tada: or ~label, an address, and what opens a block. */
const LIVE = /[`*[\]<|\\$]|~~|&#?\w|(?<![0-9A-Za-z])_|[@#!%^:~]\w|\w@|www\.|:\/\/|^[\s>+=#-]|^\d+[.)]/i

/** A sentence as it is, or all of it as a code span where a renderer would act on anything in it. */
export function sentence(text: string): string {
  const shown = printable(text)
  return LIVE.test(shown.replace(SPANS, '')) ? code(text) : cropped(shown)
}

/** A sentence of a rule's, whose addresses may become links. */
export function advice(text: string): string {
  const shown = printable(text)
  return LIVE.test(shown.replace(SPANS, '').replace(ADDRESSES, '')) ? code(text) : cropped(shown)
}

/** Never between the halves of a character. */
function cropped(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
