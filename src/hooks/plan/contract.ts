// What each file beside the index offers: one way in which hooks are kept, and how straykey is put into it and taken out.
import type { Plan } from '../../plan/plan.ts'
import type { HookName } from '../place/hook-name.ts'
import type { HookPlace } from '../place/hook-place.ts'

export interface Found {
  /** Git calls it now, or would; otherwise it is only configured. */
  readonly rules: boolean
  /** The file or folder that is edited: absolute. */
  readonly where: string
}

export interface HookManager {
  readonly name: string
  detect(place: HookPlace): Found | undefined
  install(where: string, hooks: readonly HookName[], place: HookPlace): Plan
  /** Takes out what install put in, of every hook. */
  uninstall(where: string, place: HookPlace): Plan
}
