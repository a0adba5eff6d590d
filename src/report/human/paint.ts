// Colours and links, or none: everything that a terminal acts on is made here.
import { styleText } from 'node:util'
import type { Severity } from '../../model.ts'
import type { Style } from '../../report-model.ts'
import { printable } from './printable.ts'

type Look = Parameters<typeof styleText>[0]

const LOOKS: Readonly<Record<Severity, Look>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'blue',
}

export interface Paint {
  severity(severity: Severity): string
  strong(text: string): string
  dim(text: string): string
  mark(text: string): string
  warn(text: string): string
  /** A place in a file; `target` is its address, used where links are. */
  link(text: string, target: string): string
  /** A text that leads to a page; a link for an https address alone, as rules of others bring theirs. */
  page(text: string, address: string): string
}

export function paintFor({ color, links }: Style): Paint {
  const link = (text: string, target: string) => (links ? `\x1b]8;;${printable(target)}\x1b\\${text}\x1b]8;;\x1b\\` : text)
  const paint = (look: Look) => (text: string) => (color ? styleText(look, text, { validateStream: false }) : text)
  return {
    severity: (severity) => paint(LOOKS[severity])(severity),
    strong: paint('bold'),
    dim: paint('dim'),
    mark: paint(['bold', 'red']),
    warn: paint(['bold', 'yellow']),
    link,
    page: (text, address) => (/^https:\/\/[!-~]+$/.test(address) ? link(text, address) : text),
  }
}
