// Whether a text looks drawn by chance: for keys that have no format of their own.

/** Letters that often follow each letter in words and names. */
const FOLLOWERS: Readonly<Record<string, string>> = {
  a: 'bcdfgiklmnprstuvwxy',
  b: 'aeijlorsuy',
  c: 'aehiklortuy',
  d: 'adegilmnorsuvwy',
  e: 'abcdefgilmnpqrstuvwxy',
  f: 'aefilortuy',
  g: 'aeghilnorsuy',
  h: 'aeilmnortuy',
  i: 'abcdefgklmnopqrstvz',
  j: 'aeosu',
  k: 'aeilnsy',
  l: 'adefiklmopstuvy',
  m: 'aabeimnopsuy',
  n: 'acdefgijknostuvxy',
  o: 'abcdefgiklmnoprstuvwx',
  p: 'aehilmoprstuy',
  q: 'u',
  r: 'abcdefgiklmnoprstuvy',
  s: 'acehiklmnopqrstuwy',
  t: 'aceghilmoprstuwy',
  u: 'abcdefgilmnprst',
  v: 'aeiory',
  w: 'aehinors',
  x: 'aceipty',
  y: 'abcdeilmnoprstw',
  z: 'aeiloyz',
}

const WORD_LENGTH = 4
const LEAST_LENGTH = 16
const LEAST_ENTROPY = 3.2
/** Hexadecimal text has four bits a character at most, and less when it is short. */
const LEAST_HEX_ENTROPY = 2.8
const MOSTLY = 0.5
const HARDLY = 0.2

/** Shannon entropy, in bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<number, number>()
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** At least sixteen characters, varied, of several kinds, and not made of words, a path, a call or a version. */
export function looksRandom(text: string): boolean {
  if (text.length < LEAST_LENGTH || !/[A-Za-z]/.test(text)) return false
  if (/^[.~$]|:\/\/|\(|\s|^[\w-]+(?:\.[A-Za-z_][\w-]*){2,}$/.test(text)) return false
  const least = /^[0-9a-f]+$/i.test(text) ? LEAST_HEX_ENTROPY : LEAST_ENTROPY
  return entropyOf(text) >= least && wordShare(text) < (isMixed(text) ? MOSTLY : HARDLY)
}

/** Letters alone must look less like words than letters among digits. */
function isMixed(text: string): boolean {
  return /[0-9]/.test(text)
}

/** The share of the text that stands in something like a word. */
function wordShare(text: string): number {
  const runs = text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
  const words = runs.filter((run) => run.length >= WORD_LENGTH && isWordLike(run.toLowerCase()))
  return words.join('').length / text.length
}

function isWordLike(run: string): boolean {
  if (!/[aeiouy]/.test(run)) return false
  let unusual = 0
  for (let i = 1; i < run.length; i++) if (!FOLLOWERS[run.charAt(i - 1)]?.includes(run.charAt(i))) unusual++
  return unusual <= run.length / 8
}
