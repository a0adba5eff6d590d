// Prints for a person at a terminal: no value, and nothing that a terminal would act on, whoever wrote it.
import { printable } from '../report/human/printable.ts'
import type { LeakedKey } from '../revocation.ts'
import type { Terminal } from './command.ts'

export function sayer(keys: readonly LeakedKey[], { stdout }: Pick<Terminal, 'stdout'>): (text: string) => void {
  return (text) => {
    const hidden = keys.reduce((shown, { secret }) => shown.replaceAll(secret.reveal(), () => String(secret)), text)
    stdout.write(hidden.split('\n').map(printable).join('\n'))
  }
}
