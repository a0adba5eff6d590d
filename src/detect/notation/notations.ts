// The notations in which anchors are searched for.
import { base64, hexadecimal } from './digits.ts'
import { nested } from './nested.ts'
import type { Notation } from './notation.ts'

const [alone] = base64
const twice = alone ? [...base64, hexadecimal].map((outer) => nested(outer, alone)) : []

/** What is encoded twice is mostly a value that was encoded alone; at other places in it, it isn't looked for. */
export const notations: readonly Notation[] = [...base64, hexadecimal, ...twice, ...base64.map((outer) => nested(outer, hexadecimal))]
