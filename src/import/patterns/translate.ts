// Expressions of Go (RE2) and Python → JavaScript. What has no counterpart is refused, never guessed.
export interface Translated {
  readonly source: string
  readonly ignoreCase: boolean
}

export interface Untranslated {
  readonly why: string
}

interface Flags {
  readonly i: boolean
  readonly s: boolean
  readonly m: boolean
}

/** Longer ones are refused: judging one takes time that grows with it. */
const LONGEST = 4096
const FLAG_GROUP = /^\(\?([imsUux]*)(?:-([imsUux]+))?([:)])/
const NAMED_GROUP = /^\(\?P?<([A-Za-z_]\w*)>/
const REPEAT = /^\{\d+(?:,\d*)?\}/
const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
}

/** What JavaScript writes otherwise. */
const OTHERS: Readonly<Record<string, string>> = { a: '\\x07', A: '^', z: '$', Z: '$' }

export interface Manner {
  /** All of it is meant in any case. */
  readonly ignoreCase?: boolean
  /** Both cases of a letter are written out, so that nothing depends on a flag. */
  readonly spelledOut?: boolean
}

/** Groups lose their names; whether they are captured stays. */
export function translate(pattern: string, manner: Manner = {}): Translated | Untranslated {
  if (pattern.length > LONGEST) return { why: `the expression has ${pattern.length} characters; the limit is ${LONGEST}` }
  try {
    return new Translation(pattern, manner).run()
  } catch (error) {
    if (error instanceof NoCounterpart) return { why: error.message }
    throw error
  }
}

export function isTranslated(result: Translated | Untranslated): result is Translated {
  return 'source' in result
}

class NoCounterpart extends Error {}

class Translation {
  readonly #text: string
  readonly #isWhole: boolean
  #at = 0
  #source = ''
  #flags: Flags
  readonly #outer: Flags[] = []

  constructor(text: string, { ignoreCase = false, spelledOut = false }: Manner) {
    const leading = /^\(\?([ims]+)\)/.exec(text)
    const rest = leading ? text.slice(leading[0].length) : text
    const says = (flag: string) => leading?.[1]?.includes(flag) === true
    // One setting for all of it is a flag; any other is written out, letter by letter.
    this.#isWhole = !spelledOut && (ignoreCase || (says('i') && !/\(\?[a-zA-Z]*-[a-zA-Z]*i/.test(rest)))
    this.#text = leading ? rest : text
    this.#flags = { i: !this.#isWhole && (ignoreCase || says('i')), s: says('s'), m: says('m') }
  }

  run(): Translated {
    while (this.#at < this.#text.length) this.#step()
    if (this.#outer.length > 0) throw new NoCounterpart('a group of the expression is not closed')
    return { source: this.#source, ignoreCase: this.#isWhole }
  }

  #step(): void {
    const char = this.#text.charAt(this.#at)
    if (char === '\\') this.#escape()
    else if (char === '[') this.#class()
    else if (char === '(') this.#open()
    else if (char === ')') this.#close()
    else if (char === '{') this.#brace()
    else this.#take(1, this.#plain(char))
  }

  #plain(char: string): string {
    if (char === '.') return this.#flags.s ? '[\\s\\S]' : '.'
    if (char === '^') return this.#flags.m ? '(?<![^\\n])' : '^'
    if (char === '$') return this.#flags.m ? '(?![^\\n])' : '$'
    if (char === ']' || char === '}' || char === '/') return `\\${char}`
    return '*+?|'.includes(char) ? char : this.#cased(char)
  }

  #cased(char: string): string {
    const [lower, upper] = [char.toLowerCase(), char.toUpperCase()]
    return this.#flags.i && !this.#isWhole && /[A-Za-z]/.test(char) ? `[${lower}${upper}]` : char
  }

  #take(length: number, written: string): void {
    this.#at += length
    this.#source += written
  }

  #brace(): void {
    const repeat = REPEAT.exec(this.#rest())?.[0]
    if (repeat) this.#take(repeat.length, repeat)
    else this.#take(1, '\\{')
  }

  #open(): void {
    const rest = this.#rest()
    const named = NAMED_GROUP.exec(rest)
    const flags = FLAG_GROUP.exec(rest)
    if (flags && flags[0] !== '(?:') {
      this.#flagGroup(flags)
      return
    }
    const look = /^\(\?(?:<?[=!]|:)/.exec(rest)?.[0]
    if (!named && !look && rest.startsWith('(?')) throw new NoCounterpart(`${rest.slice(0, 4)} has no counterpart`)
    this.#outer.push(this.#flags)
    this.#take((named?.[0] ?? look ?? '(').length, look ?? '(')
  }

  #flagGroup([whole, on = '', off = '', end]: RegExpExecArray): void {
    if (/[Ux]/.test(on + off)) throw new NoCounterpart(`the flags of ${whole} have no counterpart`)
    if (end === ':') this.#outer.push(this.#flags)
    const is = (flag: 'i' | 's' | 'm') => (this.#flags[flag] || on.includes(flag)) && !off.includes(flag)
    this.#flags = { i: is('i'), s: is('s'), m: is('m') }
    this.#take(whole.length, end === ':' ? '(?:' : '')
  }

  #close(): void {
    const flags = this.#outer.pop()
    if (!flags) throw new NoCounterpart('the expression closes a group that is not open')
    this.#flags = flags
    this.#take(1, ')')
  }

  #escape(): void {
    const rest = this.#rest()
    const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest)
    const [whole, written] = quoted ? [quoted[0], escaped(quoted[1] ?? '')] : escapeOf(rest)
    this.#take(whole.length, written)
  }

  #class(): void {
    const negated = this.#text.startsWith('[^', this.#at)
    this.#at += negated ? 2 : 1
    let inside = ''
    for (let isFirst = true; ; isFirst = false) {
      if (this.#at >= this.#text.length) throw new NoCounterpart('a class of the expression is not closed')
      if (this.#text.charAt(this.#at) === ']' && !isFirst) break
      inside += this.#member()
    }
    this.#take(1, `[${negated ? '^' : ''}${this.#flags.i && !this.#isWhole ? otherCase(inside) : ''}${inside}]`)
  }

  #member(): string {
    const rest = this.#rest()
    const posix = /^\[:(\^?)(\w+):\]/.exec(rest)
    if (posix) {
      const members = POSIX[posix[2] ?? '']
      if (posix[1] || !members) throw new NoCounterpart(`the class ${posix[0]} has no counterpart`)
      this.#at += posix[0].length
      return members
    }
    if (rest.startsWith('\\')) {
      const [whole, written] = escapeOf(rest)
      this.#at += whole.length
      return written
    }
    this.#at++
    return ']['.includes(rest.charAt(0)) || rest.startsWith('^') ? `\\${rest.charAt(0)}` : rest.charAt(0)
  }

  #rest(): string {
    return this.#text.slice(this.#at)
  }
}

/** What stands at the text's beginning, and how JavaScript writes it. */
function escapeOf(rest: string): readonly [whole: string, written: string] {
  const hex = /^\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/.exec(rest)
  if (hex) return [hex[0], codeText(Number.parseInt(hex[1] ?? hex[2] ?? '', 16))]
  const octal = /^\\([0-3]?[0-7]{2,3}|0)/.exec(rest)
  if (octal) return [octal[0], codeText(Number.parseInt(octal[1] ?? '', 8))]
  const char = rest.charAt(1)
  const other = OTHERS[char]
  if (other !== undefined) return [`\\${char}`, other]
  if ('dDwWsSbBnrtfv'.includes(char) && char !== '') return [`\\${char}`, `\\${char}`]
  if (char === '' || /[0-9A-Za-z]/.test(char)) throw new NoCounterpart(`\\${char} has no counterpart`)
  return [`\\${char}`, /[\^$\\.*+?()[\]{}|/-]/.test(char) ? `\\${char}` : char]
}

function codeText(code: number): string {
  if (code > 0xff) throw new NoCounterpart('the expression names a character outside of Latin-1')
  return `\\x${code.toString(16).padStart(2, '0')}`
}

/** The letters and ranges of letters of a class, in the other case. */
function otherCase(members: string): string {
  const plain = members.replace(/\\./g, ' ')
  const pieces = [...plain.matchAll(/([a-z])-([a-z])|([A-Z])-([A-Z])|[A-Za-z]/g)].map(([piece]) => piece)
  return pieces.map((piece) => (piece === piece.toLowerCase() ? piece.toUpperCase() : piece.toLowerCase())).join('')
}

function escaped(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/-]/g, '\\$&')
}
