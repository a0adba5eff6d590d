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
    'a abc access account all an and any api auth bar baz basic bearer bot client code const credential demo default enter env fake ' +
    'foo for from get goes has here hello hidden id in insert is it key keys live load local long longer mock my name new no none not null ' +
    'of old on one or os password paste pk prod production public put real sample secret server set some string super test testing that the ' +
    'this to todo token tokens true false two type use user value var very was with world x xx xxx xxxx xxxxx xyz you your zzz'
  ).split(' '),
)

const MARKS = /\.\.\.|…|\*\*\*|[<>{}]|\$\(|\$[A-Z_]|%s|xxxxx/i
const LONGEST_RUN = 6
const SHORT = 12
const FEW_DISTINCT = 5
const MOSTLY = 0.6
const LONGEST_PERIOD = 8

/** Whether the text (a secret without its public prefix) is one that nobody was ever issued. */
export function isPlaceholder(body: string): boolean {
  if (body.length > 1024) return false
  return (
    MARKS.test(body) ||
    TELLING.test(body) ||
    isMostlyWords(body) ||
    hasLowVariety(body) ||
    sequenceShare(body) >= MOSTLY ||
    repeatsItself(body)
  )
}

/** `this_is_not_a_key`: separate words make up most of it. */
function isMostlyWords(body: string): boolean {
  const parts = body.split(/[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/).filter(Boolean)
  const letters = parts.join('').length
  const known = parts.filter((part) => WORDS.has(part.toLowerCase())).join('').length
  return letters > 0 && known / letters >= MOSTLY
}

function hasLowVariety(body: string): boolean {
  if (body.length >= SHORT && new Set(body).size <= FEW_DISTINCT) return true
  let run = 1
  for (let i = 1; i < body.length; i++) {
    run = body[i] === body[i - 1] ? run + 1 : 1
    if (run >= LONGEST_RUN) return true
  }
  return false
}

/** The share of characters that follow from one of the two before them: abc, 321, a1b2c3. */
function sequenceShare(body: string): number {
  if (body.length < SHORT) return 0
  let following = 0
  for (let i = 1; i < body.length; i++) {
    if (isNext(body.charCodeAt(i - 1), body.charCodeAt(i)) || (i > 1 && isNext(body.charCodeAt(i - 2), body.charCodeAt(i)))) following++
  }
  return following / body.length
}

const DIGIT_ZERO = 48
const DIGIT_NINE = 57

function isNext(before: number, code: number): boolean {
  return Math.abs(code - before) === 1 || (before === DIGIT_NINE && code === DIGIT_ZERO)
}

/** 12341234…: nearly every character is the one a few places before. */
function repeatsItself(body: string): boolean {
  if (body.length < SHORT) return false
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    let same = 0
    for (let i = period; i < body.length; i++) if (body[i] === body[i - period]) same++
    if (body.length >= 2 * period && same / (body.length - period) >= 0.8) return true
  }
  return false
}
