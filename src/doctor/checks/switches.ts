// Variables that turn hooks off, for whoever runs them here.
import type { Check } from '../check.ts'
import { isHusky, type Situation } from '../situation.ts'

interface Switch {
  readonly name: string
  readonly isOff: (value: string) => boolean
  /** Whether it means anything here. */
  readonly counts: (situation: Situation) => boolean
  readonly what: string
}

const mentions = (pattern: RegExp) => (situation: Situation) => situation.scripts.some(({ text }) => pattern.test(text))

const SWITCHES: readonly Switch[] = [
  {
    name: 'STRAYKEY_SKIP',
    isOff: (value) => value !== '',
    counts: () => true,
    what: 'is set, so straykey lets every commit from here pass; it is meant for one command',
  },
  {
    name: 'HUSKY',
    isOff: (value) => value === '0',
    counts: ({ hooksFolder }) => isHusky(hooksFolder),
    what: 'is 0, so husky runs no hook',
  },
  {
    name: 'LEFTHOOK',
    isOff: (value) => value === '0' || value === 'false',
    counts: mentions(/lefthook/),
    what: 'turns lefthook off, so it runs no hook',
  },
  {
    name: 'SKIP_SIMPLE_GIT_HOOKS',
    isOff: (value) => value === '1',
    counts: mentions(/SKIP_SIMPLE_GIT_HOOKS/),
    what: 'is 1, so simple-git-hooks runs no hook',
  },
  {
    name: 'SKIP',
    isOff: (value) => value.split(',').some((id) => /^straykey(?:-system)?$/.test(id.trim())),
    counts: mentions(/pre-commit\.com/),
    what: 'names straykey, so pre-commit leaves it out',
  },
]

export const switches: Check = {
  name: 'variables',
  examine: ({ situation }) =>
    SWITCHES.filter(({ name, isOff, counts }) => isOff(situation.place.environment[name] ?? '') && counts(situation)).map(
      ({ name, what }) => ({
        state: 'failed',
        what: `${name} ${what}`,
        where: 'environment',
        fix: `unset ${name}`,
      }),
    ),
}
