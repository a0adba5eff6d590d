// What is searched for in texts of which only a part is new, laid out for the kernel.
import { type Anchor, AnchorList } from './anchor-list.ts'
import { type AnchorTable, buildAnchorTable } from './anchor-table.ts'

export interface LayerAnchor extends Anchor {
  /** Bytes on either side of its start that a verdict on it may depend on. */
  readonly reach: number
  /** Bytes before its start that the verdict 0 may depend on. */
  readonly behind: number
}

export interface LayerTable {
  readonly table: AnchorTable
  /** Four words for each anchor, by its number: its length in bytes, its reach, how far behind, and nothing. */
  readonly words: Uint32Array
}

export const WORDS_AN_ANCHOR = 4

/** The anchors' numbers are their places. */
export function layerTable(anchors: readonly LayerAnchor[]): LayerTable {
  const words = Uint32Array.from(anchors.flatMap(({ bytes, reach, behind }) => [bytes.length, reach, behind, 0]))
  return { table: buildAnchorTable(AnchorList.of(anchors)), words }
}
