// A program that manages hooks is set up in the repository's files, but its hooks were never put where git looks.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Check } from '../check.ts'
import type { Result } from '../result.ts'
import { fromTop, isHusky, type Situation } from '../situation.ts'
import { unset } from './hooks-path.ts'

interface HookProgram {
  readonly name: string
  /** Any of these, relative to the top, sets it up. */
  readonly files: readonly string[]
  /** What its setup in one of these files looks like; anything when absent. */
  readonly setup?: RegExp
  readonly isInstalled: (situation: Situation) => boolean
  readonly install: string
  /** It refuses where core.hooksPath is set. */
  readonly refusesHooksPath?: boolean
}

const mentions = (pattern: RegExp) => (situation: Situation) => situation.scripts.some(({ text }) => pattern.test(text))

const HOOK_PROGRAMS: readonly HookProgram[] = [
  {
    name: 'husky',
    files: ['.husky/pre-commit'],
    isInstalled: ({ hooksFolder }) => isHusky(hooksFolder),
    install: 'npx husky',
  },
  {
    name: 'pre-commit',
    files: ['.pre-commit-config.yaml', '.pre-commit-config.yml'],
    isInstalled: mentions(/pre-commit\.com|\bpre-commit\b|\bprek\b/),
    install: 'pre-commit install',
    refusesHooksPath: true,
  },
  {
    name: 'lefthook',
    files: ['', '.', '.config/'].flatMap((start) => ['yml', 'yaml', 'toml', 'json'].map((type) => `${start}lefthook.${type}`)),
    isInstalled: mentions(/lefthook/),
    install: 'npx lefthook install',
  },
  {
    name: 'simple-git-hooks',
    files: ['.simple-git-hooks', 'simple-git-hooks'].flatMap((name) => ['json', 'js', 'cjs', 'mjs'].map((type) => `${name}.${type}`)),
    isInstalled: mentions(/SKIP_SIMPLE_GIT_HOOKS/),
    install: 'npx simple-git-hooks',
  },
  {
    name: 'simple-git-hooks',
    files: ['package.json'],
    setup: /"simple-git-hooks"\s*:\s*\{/,
    isInstalled: mentions(/SKIP_SIMPLE_GIT_HOOKS/),
    install: 'npx simple-git-hooks',
  },
]

export const hookPrograms: Check = {
  name: 'hook programs',
  examine: ({ situation }) => HOOK_PROGRAMS.flatMap((program) => examineOne(program, situation)),
}

function examineOne(program: HookProgram, situation: Situation): Result[] {
  const file = program.files.find((name) => existsSync(path.join(situation.place.folder, name)))
  if (file === undefined || program.isInstalled(situation)) return []
  const text = readFileSync(path.join(situation.place.folder, file), 'utf8')
  if (program.setup && !program.setup.test(text)) return []
  const callsUs = /\bstraykey\b/.test(text)
  return [
    {
      state: callsUs ? 'failed' : 'warning',
      what: `${program.name} is set up here${callsUs ? ', with straykey,' : ''} but not installed: git runs none of its hooks`,
      where: file,
      fix: fromTop(installation(program, situation), situation),
    },
  ]
}

function installation({ install, refusesHooksPath }: HookProgram, { hooksPath }: Situation): string {
  return refusesHooksPath && hooksPath ? `${unset(hooksPath)} && ${install}` : install
}
