// How many characters of each kind a value has, and how they follow one another.

export interface Counts {
  readonly lower: number
  readonly upper: number
  readonly digit: number
  readonly hex: number
  readonly sign: number
  readonly space: number
  readonly digitTurns: number
  readonly humps: number
  readonly distinct: number
  readonly longestRun: number
  readonly longestLetters: number
  readonly longestDigits: number
  readonly vowels: number
}

export function countsOf(value: string): Counts {
  let lower = 0,
    upper = 0,
    digit = 0,
    hex = 0,
    sign = 0,
    space = 0,
    digitTurns = 0,
    humps = 0,
    vowels = 0
  let run = 0,
    longestRun = 0,
    letters = 0,
    longestLetters = 0,
    digits = 0,
    longestDigits = 0,
    last = -1
  const seen = new Set<number>()
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    const isLower = code >= 97 && code <= 122
    const isUpper = code >= 65 && code <= 90
    const isDigit = code >= 48 && code <= 57
    const folded = code | 0x20
    if (isLower) lower++
    else if (isUpper) upper++
    else if (isDigit) digit++
    else if (code <= 32) space++
    else sign++
    if (isDigit || (folded >= 97 && folded <= 102)) hex++
    if (folded === 97 || folded === 101 || folded === 105 || folded === 111 || folded === 117) vowels++
    if (i > 0 && isDigit !== (last >= 48 && last <= 57)) digitTurns++
    if (isUpper && last >= 97 && last <= 122) humps++
    run = code === last ? run + 1 : 1
    letters = isLower || isUpper ? letters + 1 : 0
    digits = isDigit ? digits + 1 : 0
    longestRun = Math.max(longestRun, run)
    longestLetters = Math.max(longestLetters, letters)
    longestDigits = Math.max(longestDigits, digits)
    seen.add(code)
    last = code
  }
  return {
    lower,
    upper,
    digit,
    hex,
    sign,
    space,
    digitTurns,
    humps,
    vowels,
    distinct: seen.size,
    longestRun,
    longestLetters,
    longestDigits,
  }
}
