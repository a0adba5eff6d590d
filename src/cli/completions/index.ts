// The list of shells: a file here without its line is an error of the architecture test.
import { bash } from './bash.ts'
import { fish } from './fish.ts'
import { powershell } from './powershell.ts'
import type { CommandWords } from './words.ts'
import { zsh } from './zsh.ts'

export const shells: Readonly<Record<string, (commands: readonly CommandWords[]) => string>> = { bash, zsh, fish, powershell }
