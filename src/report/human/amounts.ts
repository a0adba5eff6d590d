// Numbers as people read them.

const UNITS = ['kB', 'MB', 'GB', 'TB']

export function count(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? '' : 's'}`
}

/** With separators; toLocaleString would load the tables of every language first. */
export function number(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Decimal units, one digit behind the point. */
export function bytes(amount: number): string {
  if (amount < 1000) return count(amount, 'byte')
  let [size, unit] = [amount / 1000, 0]
  for (; size >= 999.95 && unit < UNITS.length - 1; unit++) size /= 1000
  return `${size.toFixed(1)} ${UNITS[unit]}`
}

/** The first texts, and how many more there are: `a, b and 2 more paths`. */
export function someOf(texts: readonly string[], most: number, noun = ''): string {
  const shown = texts.slice(0, Math.max(1, most))
  const rest = texts.length - shown.length
  if (rest === 0) return shown.join(', ')
  return `${shown.join(', ')} and ${noun ? count(rest, `more ${noun}`) : `${number(rest)} more`}`
}
