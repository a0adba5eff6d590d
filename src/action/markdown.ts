// Text from anywhere → Markdown that shows it and does nothing else.
import { printable } from '../report/human/printable.ts'

/** What Markdown, HTML and GitHub's own additions give a meaning to, the points of `1.` and `www.` among them. */
const MEANING = /[!#$%&*+.:<=>?@[\\\]^_`{|}~]|^[^\p{L}]/gu
const LONGEST = 200

/** The text as it is, in one line. A reference to a character never makes structure (CommonMark, section 2.5). */
export function plain(text: string): string {
  return printable(text).replace(MEANING, (sign) => `&#${sign.codePointAt(0)};`)
}

/** The same as code, its middle left out when it is long. GitHub makes no links and mentions of what is code. */
export function code(text: string): string {
  return text === '' ? '' : `<code>${plain(shortened(text))}</code>`
}

function shortened(text: string): string {
  const signs = [...text]
  return signs.length <= LONGEST ? text : `${signs.slice(0, LONGEST / 2).join('')}…${signs.slice(-LONGEST / 2).join('')}`
}

export interface Fitted {
  readonly lines: readonly string[]
  /** How many there was no room for. */
  readonly left: number
}

/** The first of the lines, as many as so many bytes have room for. */
export function fitLines(lines: readonly string[], bytes: number): Fitted {
  let used = 0
  const end = lines.findIndex((line) => {
    used += Buffer.byteLength(line) + 1
    return used > bytes
  })
  return end === -1 ? { lines, left: 0 } : { lines: lines.slice(0, end), left: lines.length - end }
}
