// simple-git-hooks: one script a hook, as a text in package.json or a file of its own; it copies them to git's folder when told.
import path from 'node:path'
import { type Edited, firstFile, isLeft, leave, planEdit, readText } from '../plan/files.ts'
import { joinPlans, nothing, type Plan } from '../plan/plan.ts'
import { jsonAt, withJson, withoutJson } from './editing/json.ts'
import { byHand, type Call, hasOurLine, withLine, withoutLine } from './editing/script.ts'
import { type HookName, hookNames } from './place/hook-name.ts'
import { type HookPlace, hookFile } from './place/hook-place.ts'
import type { HookManager } from './plan/contract.ts'

/** In the order in which it looks for them; programs are left alone. */
const PROGRAMS = ['.simple-git-hooks', 'simple-git-hooks'].flatMap((name) => ['cjs', 'js', 'mjs'].map((kind) => `${name}.${kind}`))
const CONFIGS = [...PROGRAMS, '.simple-git-hooks.json', 'simple-git-hooks.json']
const FIELD = 'simple-git-hooks'
const PACKAGE = 'package.json'

export const simpleGitHooks: HookManager = {
  name: 'simple-git-hooks',
  detect(place) {
    const inPackage = path.join(place.workTree, PACKAGE)
    const where = firstFile(place.workTree, CONFIGS) ?? (hasField(inPackage) ? inPackage : undefined)
    return where === undefined ? undefined : { rules: hookNames.some((hook) => isActive(place, hook)), where }
  },
  install(file, hooks, place) {
    const calls = hooks.map((hook) => ({ hook, program: place.programs.shared }))
    if (!file.endsWith('.json'))
      return joinPlans(calls.map((call) => leave(`${file} is a program and is left as it is; in it, ${byHand(call)}`)))
    const one = (text: Edited, call: Call) => (typeof text === 'string' ? withScript(text, file, call) : text)
    const plan = planEdit({
      path: file,
      edit: (before = '') => calls.reduce<Edited>(one, before),
      encoding: 'utf8',
      otherwise: 'edit it by hand',
    })
    const isReady = plan.changes.length === 0 && hooks.every((hook) => isActive(place, hook))
    return isReady || plan.left.length > 0 ? plan : joinPlans([plan, activation])
  },
  uninstall(file) {
    if (!file.endsWith('.json')) return nothing
    const edit = (before = '') => hookNames.reduce((text, hook) => withoutScript(text, [...stepsIn(file), hook]), before)
    const plan = planEdit({ path: file, edit, encoding: 'utf8', otherwise: 'take our lines out by hand' })
    return plan.changes.length > 0 ? joinPlans([plan, activation]) : plan
  },
}

function hasField(file: string): boolean {
  const field = jsonAt(readText(file) ?? '', [FIELD])
  return typeof field === 'object' && field !== null
}

function isActive(place: HookPlace, hook: HookName): boolean {
  return readText(hookFile(place, hook))?.includes('SKIP_SIMPLE_GIT_HOOKS') ?? false
}

const activation: Plan = { ...nothing, notes: ['to activate the change, run: npx simple-git-hooks'] }

function stepsIn(file: string): readonly string[] {
  return path.basename(file) === PACKAGE ? [FIELD] : []
}

function withScript(text: string, file: string, call: Call): Edited {
  const way = [...stepsIn(file), call.hook]
  const before = jsonAt(text, way)
  const script = withLine(typeof before === 'string' ? before : '', call)
  if (isLeft(script)) return script
  // A script of our line alone has no line end, so that it differs from one that was there and empty.
  const value = before === undefined ? String(script).trimEnd() : script
  if (value === before) return text
  return withJson(text, way, value) ?? { left: `is written in a way that is left as it is; for ${call.hook}, ${byHand(call)}` }
}

function withoutScript(text: string, way: readonly string[]): string {
  const script = jsonAt(text, way)
  if (typeof script !== 'string' || !hasOurLine(script)) return text
  const rest = withoutLine(script)
  if (rest === undefined || (rest === '' && !script.endsWith('\n'))) return withoutJson(text, way, way.length - 1)
  return withJson(text, way, rest) ?? text
}
