// A notation inside another, such as base64 that somebody encoded once more.
import type { Decoded, Notation, Span, TextPlace } from './notation.ts'

const SCRATCH = new Uint8Array(32)

/** Texts in the inner notation that are written in the outer one. */
export function nested(outer: Notation, inner: Notation): Notation {
  return {
    name: `${inner.name} in ${outer.name}`,
    ignoresCase: outer.ignoresCase,
    holdsFiles: false,
    write(bytes, length, into) {
      const count = inner.write(bytes, length, SCRATCH)
      return count === 0 ? 0 : outer.write(SCRATCH, count, into)
    },
    reach: (units) => outer.reach(inner.reach(units)),
    glimpse(text: TextPlace, found: number, { behind, ahead }: Span) {
      const shell = outer.glimpse(text, found, { behind: inner.reach(behind), ahead: inner.reach(ahead) })
      const place = shell && { bytes: shell.bytes, from: shell.from, to: shell.bytes.length }
      const glimpse = place && inner.glimpse(place, shell.at, { behind, ahead })
      return glimpse && { ...glimpse, isCut: glimpse.isCut || shell.isCut }
    },
    *decodings(place: TextPlace, found: number, units: number) {
      for (const shell of outer.decodings(place, found, inner.reach(units))) {
        const text = { bytes: shell.bytes, from: 0, to: shell.bytes.length }
        for (const kernel of inner.decodings(text, shell.at, units)) yield within(shell, kernel)
      }
    },
  }
}

function within(shell: Decoded, kernel: Decoded): Decoded {
  return {
    bytes: kernel.bytes,
    at: kernel.at,
    startOf: (index) => shell.startOf(kernel.startOf(index)),
    endOf: (index) => shell.endOf(kernel.endOf(index)),
  }
}
