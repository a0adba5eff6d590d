// Tries to commit a key, as far as git would go before it records anything: is it stopped, and by us?
import { CorruptData } from '../../errors.ts'
import type { GitPlace } from '../../git/git.ts'
import { type HookAnswer, runUserHook } from '../../git/user-hook.ts'
import { type Situation, shown } from '../situation.ts'
import { TEXT_WITHOUT_KEYS, textWithKeys } from './key.ts'
import { CANARY, type Scratch, withScratch } from './scratch.ts'

export type Outcome =
  /** The hook failed because of the key, with straykey in it. */
  | { readonly kind: 'stopped' }
  /** Straykey ran, and the hook passed in spite of it. */
  | { readonly kind: 'swallowed' }
  /** There is a hook, it passed, and straykey was not in it. */
  | { readonly kind: 'not called' }
  | { readonly kind: 'no hook' }
  /** The hook failed before straykey ran. */
  | { readonly kind: 'failed before'; readonly code: number; readonly words: string }
  | { readonly kind: 'unknown'; readonly why: string; readonly where: string; readonly fix?: string }

export interface Attempt {
  readonly situation: Situation
  /** The canary's keys are made from it. */
  readonly seed: number
  /** Whether a scan of what is staged there, with the settings in force, finds a key in a file of this name. */
  readonly finds: (place: GitPlace, name: string) => Promise<boolean>
  /** Ends the hook; its reason is said. */
  readonly signal: AbortSignal
  /** Beside those of the situation; undefined takes one away. */
  readonly variables?: Readonly<Record<string, string | undefined>>
}

interface Observed extends HookAnswer {
  readonly ran: boolean
}

/** What git says when a hook wants to move a ref in a scratch commit. */
const MOVES_REFS = /ref updates forbidden inside quarantine|Cannot save the current status/

export async function attempt(asked: Attempt): Promise<Outcome> {
  try {
    return await withScratch(asked.situation, textWithKeys(asked.seed), async (scratch) => {
      if (!(await asked.finds(scratch.place, CANARY))) return leftOut(asked)
      return judge(await observe(scratch, asked), asked)
    })
  } catch (error) {
    if (!(error instanceof CorruptData)) throw error
    const why = `git could not stage a canary (${error.message})`
    return { kind: 'unknown', why, where: asked.situation.gitFolder, fix: 'git fsck' }
  }
}

async function observe({ place, ran }: Scratch, { situation, signal, variables }: Attempt): Promise<Observed> {
  const { git, scripts } = situation
  const environment = { ...place.environment, ...variables }
  const file = scripts[0]?.state === 'runs' ? scripts[0].file : ':'
  const answer = await runUserHook({ name: 'pre-commit', file, place: { ...place, environment }, git, signal })
  return { ...answer, ran: ran().includes('pre-commit') }
}

async function judge(observed: Observed, asked: Attempt): Promise<Outcome> {
  const { code, words, ran } = observed
  const { situation, signal } = asked
  if (signal.aborted) return endedEarly(asked)
  if (code === -1)
    return { kind: 'unknown', why: 'the hook could not be started', where: hookOf(situation), fix: 'git hook run pre-commit' }
  if (ran) return code === 0 ? { kind: 'swallowed' } : withoutKey(observed, asked)
  if (code === 0) return { kind: situation.scripts.every(({ state }) => state === 'runs') ? 'not called' : 'no hook' }
  return MOVES_REFS.test(words) ? wantsRefs(situation) : { kind: 'failed before', code, words }
}

/** The hook failed with a key. Only if it passes without one, it was the key that made it fail. */
async function withoutKey(before: Observed, asked: Attempt): Promise<Outcome> {
  const { code, words } = await withScratch(asked.situation, TEXT_WITHOUT_KEYS, (scratch) => observe(scratch, asked))
  if (asked.signal.aborted) return endedEarly(asked)
  if (code === 0) return { kind: 'stopped' }
  // With the key it did not come as far as to the step that a scratch commit can't take.
  if (MOVES_REFS.test(words) && !MOVES_REFS.test(before.words)) return { kind: 'stopped' }
  return {
    kind: 'unknown',
    why: `the hook refuses a commit without a key, too (exit code ${code}), so it can't be told whether straykey's verdict counts${lastLine(words)}`,
    where: hookOf(asked.situation),
    fix: 'git hook run pre-commit',
  }
}

/** For the end of a sentence. */
export function lastLine(words: string): string {
  const last = words.split('\n').findLast((line) => line.trim() !== '')
  return last === undefined ? '' : `; its last line: ${last.trim()}`
}

function leftOut({ situation }: Attempt): Outcome {
  return {
    kind: 'unknown',
    why: `straykey's settings leave the canary out: no key is found in a staged file ${CANARY} at the top`,
    where: situation.place.folder,
    fix: 'look at include, exclude and rules in straykey.yaml',
  }
}

function endedEarly({ situation, signal }: Attempt): Outcome {
  return { kind: 'unknown', why: `the hook was ended: ${String(signal.reason)}`, where: hookOf(situation) }
}

function wantsRefs(situation: Situation): Outcome {
  return {
    kind: 'unknown',
    why: 'before straykey runs, the hook wants to move a ref or to stash (lint-staged does), which a scratch commit is not allowed to',
    where: hookOf(situation),
    fix: "put straykey's line first in the hook",
  }
}

/** The script that people write in. */
export function hookOf(situation: Situation): string {
  return shown(situation.scripts.at(-1)?.file ?? situation.hooksFolder, situation)
}
