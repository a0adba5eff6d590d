// A notation writes bytes with other characters: base64, hexadecimal. An anchor is searched for as it looks there; only
// around what is found is anything decoded.

/** A text: [from, to) of the bytes. */
export interface TextPlace {
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
}

/** Bytes that were written in a notation, and where in the source each of them stands. */
export interface Decoded {
  readonly bytes: Buffer
  /** Where in them the anchor begins. */
  readonly at: number
  /** Where the source of this byte begins. */
  startOf(index: number): number
  /** Where the source of all bytes before this one ends. */
  endOf(index: number): number
}

/** What certainly is written at a place, and right around it. */
export interface Glimpse {
  readonly bytes: Buffer
  /** The first that is known; the anchor's own where it may begin a text of its own. */
  readonly from: number
  /** Where the anchor begins. */
  readonly at: number
  /** More may stand behind what is known. */
  readonly isCut: boolean
}

export interface Span {
  /** Bytes before the anchor and from its beginning on. */
  readonly behind: number
  readonly ahead: number
}

export interface Notation {
  /** As in "found, in base64". */
  readonly name: string
  readonly ignoresCase: boolean
  /** Whole files are written in it, as in a Kubernetes secret: what stands around a value there counts, too. */
  readonly holdsFiles: boolean
  /**
   * Writes what the first `length` bytes look like, whatever stands around them, to the front of `into`: without the
   * characters that neighbours decide, too, and no more than are worth searching for. Gives how many; 0 when they are too few.
   */
  write(bytes: Uint8Array, length: number, into: Uint8Array): number
  /** Source bytes on either side of the anchor that may be looked at to decode so many bytes on either side of it. */
  reach(units: number): number
  /** What all of `decodings` have around the place, as far as it stands there without a line end; undefined when there are none. */
  glimpse(place: TextPlace, found: number, span: Span): Glimpse | undefined
  /** What may be written around the place at which a written anchor was found: the likeliest reading first. */
  decodings(place: TextPlace, found: number, units: number): Iterable<Decoded>
}
