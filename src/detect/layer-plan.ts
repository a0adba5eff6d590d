// The plan for texts of which only a part is new: around each change as many bytes are searched as the longest text that is
// searched for has, so of long ones only a part is. Made for the built-in rules when the program is built.
import { rarestPlace, searchedIn } from '../kernel/anchor-table.ts'
import { type LayerAnchor, type LayerTable, layerTable } from '../kernel/layer-table.ts'
import type { Rule } from '../model.ts'
import { type AnchorPlan, isReadIn, type Manner, manners, type PlannedAnchor, reachIn } from './anchor-plan.ts'
import { confirmerOf } from './confirmers.ts'
import { unitBytes } from './encoding.ts'
import { LOOK_BEHIND } from './first-look.ts'
import { escapeReach } from './notation/escapes.ts'

export interface LayerPlan extends LayerTable {
  /** By number: units at its beginning that are not searched for. */
  readonly cuts: Uint8Array
}

const MOST_UNITS = 12

/** `rules` are those that the plan was made for. */
export function planLayers(plan: AnchorPlan, rules: readonly Rule[]): LayerPlan {
  const looks = rules.map((rule) => ({ window: rule.window, behind: confirmerOf(rule).looksBehind, rule }))
  const count = plan.mannerOf.length
  const texts = searchedIn(plan.table)
  const cuts = new Uint8Array(count)
  const anchors = texts.map(({ number, bytes, caseless }): LayerAnchor => {
    const manner = manners[plan.mannerOf[number] as number] as Manner
    const { encoding, notation, escapes, allows } = manner
    const [text, users] = escapes || allows ? NOTHING : plan.anchorAt(plan.anchorOf[number] as number)
    const unit = unitBytes(encoding)
    // Written otherwise it has other letters, and is looked for as a whole.
    const cut = notation ? 0 : cutOf(text)
    const those = users.flatMap((user) => looks[user] ?? []).filter((look) => !notation || isReadIn(notation, look.rule))
    const units = those.reduce((widest, { window }) => Math.max(widest, window), 0)
    const reach = (escapes ? escapeReach(plan.formatUnits) : reachIn(manner, units)) + cut * unit
    const looksBehind = notation !== undefined || escapes === true || those.some(({ behind }) => behind)
    cuts[number] = cut
    return {
      bytes: bytes.subarray(cut * unit, (cut + MOST_UNITS) * unit),
      caseless,
      reach,
      behind: looksBehind ? reach : cut * unit + LOOK_BEHIND,
    }
  })
  return { ...layerTable(anchors), cuts }
}

const NOTHING: PlannedAnchor = ['', []]

/** Where the part of a long anchor begins that is looked for: around its rarest letters. */
function cutOf(text: string): number {
  if (text.length <= MOST_UNITS) return 0
  const rarest = rarestPlace(Buffer.from(text, 'latin1'))
  return Math.min(Math.max(0, rarest - (MOST_UNITS >> 1)), text.length - MOST_UNITS)
}
