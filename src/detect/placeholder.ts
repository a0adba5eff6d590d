// Tells the example that somebody wrote from the key that a machine drew, by shape: repetition, sequence, variety, words.
// The chance that a random text of forty characters is taken for a placeholder is kept below one in a hundred thousand.

/** Words of five letters and more: they hardly ever stand in a random text by chance. */
const TELLING = new RegExp(
  [
    'example|sample|placeholder|change_?me|replace|insert|dummy|redacted|censored|hidden|removed|masked',
    '(?:your|fake|this)[_-]|(?:your|fake|my)[_-]?(?:own|secret|key|token|api)|(?:secret|api|access|auth)[_-]?(?:key|token)',
    'goes[_-]?here|key[_-]?here|not[_-]?real|foo[_-]?bar|deadbeef|cafebabe|abcdef12|qwerty|asdfgh|zxcvbn|lorem|ipsum|undefined',
    'test[_-](?:key|token|secret)|(?:key|token|secret)[_-]test|bogus|invalid|expired|revoked|password|hunter2',
  ].join('|'),
  'i',
)

/** Short words count only where they stand alone between separators. */
const WORDS = new Set(
  (
    'a abc access account ak all an and any api auth bar baz basic bearer bot client code const credential demo default dm enter env fake ' +
    'foo for from get goes has here hello hidden id in insert is it key keys live load local long longer mock my name new no none not null ' +
    'of old on one or os password paste pk prod production public put real rk sample secret server set sk some string super test testing that the ' +
    'this to todo token tokens true false two type use user value var very was with world x xx xxx xxxx xxxxx xyz you your zzz'
  ).split(' '),
)

/** A word as people part them: by signs, by a capital, by digits. */
const PART = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]|[0-9]+/g
const LONGEST_WORD = 10
/** Words have letters side by side; most random texts fail this already. */
const LETTERS = /[a-z]{2}|[A-Z]{2}/
const MARKS = /\.\.\.|…|\[\[|\*\*\*|[<>{}]|\$\(|\$(?:[A-Z_]{2}|[a-z]{3})|%s(?![0-9A-Za-z])|[xX]{5}/
const SAMPLE = 96
const LONGEST_RUN = 6
const SHORT = 12
const FEW_DISTINCT = 5
const MOSTLY = 0.6
const LONGEST_PERIOD = 8
const EXCEPTIONS = 0.2

/** Whether the text (a secret without its public prefix) is one that nobody was ever issued. Of a long one, both ends are judged. */
export function isPlaceholder(body: string): boolean {
  const sample = body.length <= SAMPLE ? body : body.slice(0, SAMPLE / 2) + body.slice(-SAMPLE / 2)
  return (
    MARKS.test(sample) ||
    TELLING.test(sample) ||
    hasLowVariety(sample) ||
    sequenceShare(sample) >= MOSTLY ||
    isMostlyWords(sample) ||
    repeatsItself(sample)
  )
}

/** `this_is_not_a_key`: separate words make up most of it. */
function isMostlyWords(body: string): boolean {
  if (!LETTERS.test(body)) return false
  let known = 0
  let letters = 0
  for (const part of body.match(PART) ?? []) {
    letters += part.length
    if (part.length <= LONGEST_WORD && WORDS.has(part.toLowerCase())) known += part.length
  }
  return letters > 0 && known / letters >= MOSTLY
}

function hasLowVariety(body: string): boolean {
  const seen = new Set<number>()
  let run = 0
  let last = -1
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i)
    run = code === last ? run + 1 : 1
    if (run >= LONGEST_RUN) return true
    if (seen.size <= FEW_DISTINCT) seen.add(code)
    last = code
  }
  return body.length >= SHORT && seen.size <= FEW_DISTINCT
}

/** The share of characters that follow from one of the two before them: abc, 321, a1b2c3. */
function sequenceShare(body: string): number {
  if (body.length < SHORT) return 0
  let following = 0
  for (let i = 1; i < body.length; i++) {
    const [before, code] = [body.charCodeAt(i - 1), body.charCodeAt(i)]
    if (isNext(before, code) || isNextKey(before, code) || (i > 1 && isNext(body.charCodeAt(i - 2), code))) following++
  }
  return following / body.length
}

const DIGIT_ZERO = 48
const DIGIT_NINE = 57

function isNext(before: number, code: number): boolean {
  return Math.abs(code - before) === 1 || (before === DIGIT_NINE && code === DIGIT_ZERO)
}

/** Code of a letter → code of the key to its right; 0 at the end of a row. */
const NEXT_KEY = new Uint8Array(256)
for (const row of ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']) {
  for (let i = 0; i + 1 < row.length; i++) NEXT_KEY[row.charCodeAt(i)] = row.charCodeAt(i + 1)
}

/** Side by side on a keyboard, from left to right. */
function isNextKey(before: number, code: number): boolean {
  return NEXT_KEY[before | 0x20] === (code | 0x20)
}

/** 12341234…: nearly every character is the one a few places before. */
function repeatsItself(body: string): boolean {
  if (body.length < SHORT) return false
  for (let period = 1; period <= LONGEST_PERIOD && 2 * period <= body.length; period++) {
    if (hasPeriod(body, period)) return true
  }
  return false
}

/** Gives up at the first character too many that differs: a random text has them at once. */
function hasPeriod(body: string, period: number): boolean {
  let spare = Math.floor(EXCEPTIONS * (body.length - period))
  for (let i = period; i < body.length; i++) {
    if (body.charCodeAt(i) !== body.charCodeAt(i - period) && --spare < 0) return false
  }
  return true
}
