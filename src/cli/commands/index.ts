// The list of commands. They are small; what is slow to load, each imports on demand.
import type { Command } from '../command.ts'
import { explain } from './explain.ts'
import { history } from './history.ts'
import { hook } from './hook.ts'
import { rules } from './rules.ts'
import { scan } from './scan.ts'

export const commandNames = ['scan', 'history', 'hook', 'rules', 'explain'] as const
export type CommandName = (typeof commandNames)[number]

export const commands: Readonly<Record<CommandName, Command>> = { scan, history, hook, rules, explain }
