// lefthook: a command named straykey for each hook, in its configuration, whichever of its languages that is written in.
import path from 'node:path'
import { type Edited, firstFile, type Left, planEdit, readText } from '../plan/files.ts'
import { joinPlans, nothing, type Plan } from '../plan/plan.ts'
import { jsonAt, withJson, withoutJson } from './editing/json.ts'
import { tomlWith, tomlWithout } from './editing/toml.ts'
import {
  checked,
  isMarked,
  marked,
  pairIn,
  putLast,
  putUnder,
  readMap,
  replaceText,
  valueAt,
  withoutBlocks,
  yamlText,
} from './editing/yaml.ts'
import { type HookName, hookNames } from './place/hook-name.ts'
import { type HookPlace, hookFile, toolCommand } from './place/hook-place.ts'
import type { HookManager } from './plan/contract.ts'

const LANGUAGES = ['yml', 'yaml', 'toml', 'json'] as const
type Language = 'yaml' | 'toml' | 'json'
const CONFIGS = ['lefthook', '.lefthook', '.config/lefthook'].flatMap((name) => LANGUAGES.map((language) => `${name}.${language}`))

export const lefthook: HookManager = {
  name: 'lefthook',
  detect(place) {
    const where = firstFile(place.workTree, CONFIGS)
    return where === undefined ? undefined : { rules: hookNames.some((hook) => isActive(place, hook)), where }
  },
  install(file, hooks, place) {
    const put = editors[languageOf(file)].put
    const one = (text: Edited, hook: HookName) => (typeof text === 'string' ? put(text, hook, commandFor(hook, place)) : text)
    const edit = (before = '') => hooks.reduce<Edited>(one, before)
    const plan = planEdit({ path: file, edit, encoding: 'utf8', otherwise: byHand('pre-commit', commandFor('pre-commit', place)) })
    return plan.left.length > 0 ? plan : joinPlans([plan, activation(hooks, place)])
  },
  uninstall(file) {
    const edit = (before = '') => editors[languageOf(file)].take(before)
    return planEdit({ path: file, edit, encoding: 'utf8', otherwise: 'take the commands named straykey out by hand' })
  },
}

function languageOf(file: string): Language {
  const extension = path.extname(file).slice(1)
  return extension === 'toml' || extension === 'json' ? extension : 'yaml'
}

function isActive(place: HookPlace, hook: HookName): boolean {
  return readText(hookFile(place, hook))?.includes('call_lefthook') ?? false
}

function activation(hooks: readonly HookName[], place: HookPlace): Plan {
  if (hooks.every((hook) => isActive(place, hook))) return nothing
  return { ...nothing, notes: [`to activate it, run: ${toolCommand(place, 'lefthook')} install`] }
}

interface Command {
  readonly run: string
  readonly use_stdin?: true
}

/** lefthook passes arguments by number, and standard input to those that ask for it. */
function commandFor(hook: HookName, { programs }: HookPlace): Command {
  const run = `${programs.shared} hook run ${hook}`
  if (hook === 'pre-push') return { run: `${run} {1} {2}`, use_stdin: true }
  return { run: hook === 'commit-msg' ? `${run} {1}` : run }
}

interface Editor {
  put(text: string, hook: HookName, command: Command): Edited
  take(text: string): string
}

const editors: Readonly<Record<Language, Editor>> = {
  yaml: { put: putYaml, take: (text) => withoutBlocks(text, (line) => /^\s*straykey:/.test(line)) },
  json: { put: putJson, take: (text) => hookNames.reduce((rest, hook) => withoutJson(rest, wayTo(hook), 0), text) },
  toml: {
    put(text, hook, command) {
      const lines = [`run = ${JSON.stringify(command.run)}`, ...(command.use_stdin ? ['use_stdin = true'] : [])]
      return tomlWith(text, wayTo(hook), lines) ?? failed(hook, command)
    },
    take: tomlWithout,
  },
}

const wayTo = (hook: HookName) => [hook, 'commands', 'straykey'] as const

function byHand(hook: HookName, { run }: Command): string {
  return `add there, under ${hook} and commands, a command named straykey that runs: ${run}`
}

function failed(hook: HookName, command: Command): Left {
  return { left: `is written in a way that is left as it is; ${byHand(hook, command)}` }
}

function putJson(text: string, hook: HookName, command: Command): Edited {
  const way = wayTo(hook)
  if (JSON.stringify(jsonAt(text, way)) === JSON.stringify(command)) return text
  // Were it filled and emptied again, nobody could tell that it had been there.
  const holdsNothing = [way.slice(0, 1), way.slice(0, 2)].some((part) => JSON.stringify(jsonAt(text, part)) === '{}')
  return (holdsNothing ? undefined : withJson(text, way, command)) ?? failed(hook, command)
}

function putYaml(text: string, hook: HookName, command: Command): Edited {
  const config = readMap(text)
  if (!config) return failed(hook, command)
  const section = pairIn(config.root, hook)
  const commands = pairIn(section?.node, 'commands')
  const ours = pairIn(commands?.node, 'straykey')
  const run = pairIn(ours?.node, 'run')?.node
  if (ours && !isMarked(text, ours.keyStart)) return text
  if (ours) return run ? replaceText(text, run, command.run) : failed(hook, command)
  const block = commandBlock(command)
  const after = commands
    ? putUnder(text, commands, block)
    : section
      ? putUnder(text, section, hangOn('commands', block))
      : putLast(text, hangOn(hook, hangOn('commands', block)))
  return checked(after, expected(config.value, hook, command), byHand(hook, command))
}

function commandBlock({ run, use_stdin }: Command): string[] {
  return [marked('straykey:'), `  run: ${yamlText(run)}`, ...(use_stdin ? ['  use_stdin: true'] : [])]
}

function hangOn(key: string, block: readonly string[]): string[] {
  return [marked(`${key}:`), ...block.map((line) => `  ${line}`)]
}

/** What was there, with ours in the place where the text gets it: last at the top, first below. */
function expected(value: Readonly<Record<string, unknown>>, hook: HookName, command: Command): unknown {
  const section = valueAt(value, [hook]) as object | undefined
  const commands = valueAt(value, [hook, 'commands']) as object | undefined
  const all = { straykey: command, ...commands }
  if (!section) return { ...value, [hook]: { commands: all } }
  return { ...value, [hook]: commands ? { ...section, commands: all } : { commands: all, ...section } }
}
