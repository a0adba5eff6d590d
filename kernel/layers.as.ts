// Which anchors stand in a text, found anew only where it differs from its base. An anchor inside a copied stretch is
// known from the base; so is its verdict, when all the bytes that a verdict may depend on were copied with it.
//
//   hits     triples of u32: offset where an anchor starts, its id, its verdict; sorted by offset
//   anchors  four u32 by id: the anchor's bytes · how far on either side of its start a verdict looks · how far before it
//            the verdict 0 looks · nothing
//   copies   as kernel/delta.as.ts draws them

import { hitList, resume, search } from './search.as'

const HIT_SIZE: usize = 12
const COPY_SIZE: usize = 12
/** The verdict of a hit that nobody has judged yet; 0 says that there is no secret. */
const UNJUDGED: u32 = 0xffffffff
/** What a list's maker gives when there is no room left. */
const FULL: i32 = -1

let anchors: usize = 0
let widen: u32 = 0 // bytes of the longest anchor, less one

let list: usize = 0 // where the hits begin, and
let next: usize = 0 // where the next one goes
let limit: usize = 0
let unjudged: u32 = 0
let held: u32 = 0

export function configureLayers(anchorsAt: usize, longest: u32): void {
  anchors = anchorsAt
  widen = longest - 1
}

/** Where the last list stands; behind it, the indices of its hits that wait for a verdict. */
export function hitsAt(): usize {
  return list
}

/** How many hits of the last list wait for a verdict. */
export function unjudgedHits(): u32 {
  return unjudged
}

/** How many hits of the last list inherited a verdict other than 0. */
export function heldHits(): u32 {
  return held
}

/** Lists the anchors of a text that has no base; gives their number, or FULL. */
export function listAnchors(text: usize, size: u32, into: usize, end: usize): i32 {
  open(into, end)
  if (!findAnchors(text, 0, size, size)) return FULL
  sortHits(list)
  return close()
}

/**
 * Lists the anchors of a text made of `count` copies from its base and of what is new; gives their number, or FULL. The
 * list begins somewhere behind `into`: ask hitsAt.
 */
export function inheritAnchors(
  text: usize, size: u32, copies: usize, count: u32, baseHits: usize, baseCount: u32, baseSize: u32, into: usize, end: usize,
): i32 {
  open(into, end)
  if (!findNew(text, size, copies, count)) return FULL
  sortHits(into)
  const found = into
  const foundEnd = next
  open(next, end)
  if (!merge(size, copies, count, baseHits, baseCount, baseSize, found, foundEnd)) return FULL
  return close()
}

function open(into: usize, end: usize): void {
  list = into
  next = into
  limit = end
}

/** Lists which hits are unjudged; gives the number of all. */
function close(): i32 {
  const end = next
  let waiting = end
  unjudged = 0
  held = 0
  for (let hit = list; hit < end; hit += HIT_SIZE) {
    const verdict = load<u32>(hit, 8)
    if (verdict == 0) continue
    if (verdict != UNJUDGED) {
      held++
      continue
    }
    if (waiting + 4 > limit) return FULL
    store<u32>(waiting, <u32>((hit - list) / HIT_SIZE))
    waiting += 4
    unjudged++
  }
  return <i32>((end - list) / HIT_SIZE)
}

@inline
function append(offset: u32, id: u32, verdict: u32): bool {
  if (next + HIT_SIZE > limit) return false
  store<u32>(next, offset)
  store<u32>(next, id, 4)
  store<u32>(next, verdict, 8)
  next += HIT_SIZE
  return true
}

/** Appends the anchors that start in [from, to) of the text; false when there is no room. */
function findAnchors(text: usize, from: u32, to: u32, size: u32): bool {
  const start = text + <usize>from
  let at = start
  while (at != 0) {
    const count = search(at, start, text + <usize>to, text + <usize>size)
    at = resume()
    const hits = hitList()
    for (let i: u32 = 0; i < count; i++) {
      const hit = hits + ((<usize>i) << 3)
      if (!append(load<u32>(hit) - <u32>text, load<u32>(hit, 4), UNJUDGED)) return false
    }
  }
  return true
}

/** Searches wherever an anchor could hold a byte that is new, or stand across a seam of two copies. */
function findNew(text: usize, size: u32, copies: usize, count: u32): bool {
  let from: u32 = 0
  let to: u32 = 0
  let end: u32 = 0 // of the copies so far
  for (let i: u32 = 0; i <= count; i++) {
    const copy = copies + <usize>i * COPY_SIZE
    const gapEnd = i < count ? load<u32>(copy, 4) : size
    const isSeam = i > 0 && i < count
    if (gapEnd > end || isSeam) {
      const gapFrom = end > widen ? end - widen : 0
      if (gapFrom > to) {
        if (to > from && !findAnchors(text, from, to, size)) return false
        from = gapFrom
      }
      to = gapEnd
    }
    if (i < count) end = gapEnd + load<u32>(copy, 8)
  }
  return to <= from || findAnchors(text, from, to, size)
}

/** By insertion: they come nearly in order, since `search` visits the anchors' rarest bytes in order. */
function sortHits(first: usize): void {
  for (let hit = first + HIT_SIZE; hit < next; hit += HIT_SIZE) {
    const offset = load<u32>(hit)
    if (load<u32>(hit - HIT_SIZE) <= offset) continue
    const id = load<u32>(hit, 4)
    let place = hit
    while (place > first && load<u32>(place - HIT_SIZE) > offset) {
      memory.copy(place, place - HIT_SIZE, HIT_SIZE)
      place -= HIT_SIZE
    }
    store<u32>(place, offset)
    store<u32>(place, id, 4)
    store<u32>(place, UNJUDGED, 8)
  }
}

/** The base's hits, where they came to stand, together with the found ones that no copy brought. */
function merge(
  size: u32, copies: usize, count: u32, baseHits: usize, baseCount: u32, baseSize: u32, found: usize, foundEnd: usize,
): bool {
  let next = found
  for (let i: u32 = 0; i < count; i++) {
    const copy = copies + <usize>i * COPY_SIZE
    const source = load<u32>(copy)
    const target = load<u32>(copy, 4)
    const length = load<u32>(copy, 8)
    const sourceEnd = source + length
    const fromStart = source == 0 && target == 0
    const toEnd = sourceEnd == baseSize && target + length == size
    for (let k = firstFrom(baseHits, baseCount, source); k < baseCount; k++) {
      const hit = baseHits + <usize>k * HIT_SIZE
      const offset = load<u32>(hit)
      if (offset >= sourceEnd) break
      const id = load<u32>(hit, 4)
      const anchor = anchors + ((<usize>id) << 4)
      if (offset + load<u32>(anchor) > sourceEnd) continue
      const verdict = load<u32>(hit, 8)
      const reach = load<u32>(anchor, 4)
      const behind = verdict ? reach : load<u32>(anchor, 8)
      const isWhole = (fromStart || offset >= source + behind) && (toEnd || offset + reach <= sourceEnd)
      const place = offset - source + target
      for (; next < foundEnd && load<u32>(next) <= place; next += HIT_SIZE) {
        if (!appendNew(next, copies, count)) return false
      }
      if (!append(place, id, isWhole ? verdict : UNJUDGED)) return false
    }
  }
  for (; next < foundEnd; next += HIT_SIZE) if (!appendNew(next, copies, count)) return false
  return true
}

/** Index of the first hit at or behind the offset. */
function firstFrom(hits: usize, count: u32, offset: u32): u32 {
  let low: u32 = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (load<u32>(hits + <usize>middle * HIT_SIZE) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Appends a found hit, unless it lies in one copy, which brings it anyway; false when there is no room. */
function appendNew(hit: usize, copies: usize, count: u32): bool {
  const offset = load<u32>(hit)
  const id = load<u32>(hit, 4)
  const end = offset + load<u32>(anchors + ((<usize>id) << 4))
  return isCopied(offset, end, copies, count) || append(offset, id, UNJUDGED)
}

/** Whether [from, to) of the target lies in one copy. */
export function isCopied(from: u32, to: u32, copies: usize, count: u32): bool {
  let low: u32 = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (load<u32>(copies + <usize>middle * COPY_SIZE, 4) <= from) low = middle + 1
    else high = middle
  }
  if (low == 0) return false
  const copy = copies + <usize>(low - 1) * COPY_SIZE
  return to <= load<u32>(copy, 4) + load<u32>(copy, 8)
}
