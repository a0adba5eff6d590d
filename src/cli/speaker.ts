// Prints what was made of files of others: secrets in it are redacted, and orders to the terminal taken out.
import { Detector } from '../detect/detector.ts'
import { printable } from '../report/human/printable.ts'
import { builtinRules } from '../rules/builtin.ts'
import { hideSecretsIn } from '../scan/hide-secrets.ts'
import type { Screen } from './command.ts'

/** Prints a text, which may have several lines. */
export type Say = (text: string) => Promise<void>

/** What others wrote may hold a secret beside what is meant, and it is not for us to print it. */
export function speakerOn(screen: Screen): Say {
  const detector = new Detector(builtinRules())
  return async (text) => {
    const hidden = await hideSecretsIn(text.replace(/\n$/, ''), detector)
    screen.write(`${hidden.split('\n').map(safeLine).join('\n')}\n`)
  }
}

/** Tabs and the line ends of Windows stay, or a diff could not be applied. */
function safeLine(line: string): string {
  const text = line.replace(/\r$/, '')
  return text.split('\t').map(printable).join('\t') + line.slice(text.length)
}
