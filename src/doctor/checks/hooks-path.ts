// Where git takes hooks from: core.hooksPath may send it elsewhere, or to a folder that isn't there; git tells nobody.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Check } from '../check.ts'
import type { Result } from '../result.ts'
import { fromTop, isHusky, type Setting, type Situation, scriptsOf, shown } from '../situation.ts'

export const hooksPath: Check = {
  name: 'hooks path',
  examine: ({ situation, outcome }) => {
    const { hooksPath: setting, hooksFolder } = situation
    if (setting === undefined) return []
    if (!existsSync(hooksFolder)) return [isHusky(hooksFolder) ? withoutHusky(setting, situation) : pointsAtNothing(setting, situation)]
    const shadowed = shadowedHook(situation)
    if (shadowed !== undefined && outcome.kind !== 'stopped') return [shadows(setting, shadowed, situation)]
    return isHusky(hooksFolder) ? [] : [{ state: 'note', what: `git takes hooks from ${hooksFolder}`, where: whoSet(setting) }]
  },
}

/** husky's folder is ignored by git, so it is in no linked worktree and no fresh clone until husky has run there. */
function withoutHusky(setting: Setting, situation: Situation): Result {
  const { gitFolder, commonFolder, place } = situation
  const here = gitFolder === commonFolder ? 'here' : 'in this linked worktree'
  return {
    state: 'failed',
    what: `core.hooksPath is ${setting.value}, which isn't there ${here}: husky makes it where it runs, and git ignores it. So no hook runs`,
    where: whoSet(setting),
    fix: fromTop(existsSync(path.join(place.folder, 'node_modules', 'husky')) ? 'npx husky' : 'npm install && npx husky', situation),
  }
}

function pointsAtNothing(setting: Setting, { hooksFolder }: Situation): Result {
  const what = `core.hooksPath is ${setting.value || 'empty'}, and there is no folder ${hooksFolder}. So no hook runs`
  return { state: 'failed', what, where: whoSet(setting), fix: unset(setting) }
}

/** A hook of the repository's own that calls straykey, and that git doesn't look at. */
function shadowedHook({ commonFolder, hooksFolder }: Situation): string | undefined {
  const own = path.join(commonFolder, 'hooks')
  if (path.resolve(own) === hooksFolder) return undefined
  return scriptsOf('pre-commit', own).find(({ text }) => /\bstraykey\b/.test(text))?.file
}

function shadows(setting: Setting, hook: string, situation: Situation): Result {
  const folder = path.dirname(hook)
  const isOurs = setting.scope === 'local' || setting.scope === 'worktree'
  return {
    state: 'failed',
    what: `git takes hooks from ${situation.hooksFolder}, not from ${shown(folder, situation)}, where a hook calls straykey`,
    where: whoSet(setting),
    fix: isOurs || setting.scope === 'command' ? unset(setting) : `git config core.hooksPath '${folder}'`,
  }
}

function whoSet({ name, scope, origin }: Setting): string {
  return `${name}, ${scope} configuration, ${origin.replace(/^file:/, '')}`
}

/** What comes with the command line or the environment has no file to take it out of. */
export function unset({ name, scope }: Setting): string {
  return scope === 'command' ? `take ${name} out of GIT_CONFIG_… in the environment` : `git config --${scope} --unset-all ${name}`
}
