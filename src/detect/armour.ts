// Armoured text → its label, its header lines and the bytes inside, however the lines are quoted, escaped, indented or joined.
// RFC 7468 (PEM), RFC 1421 section 4.6 (header lines), RFC 4716 (SSH2), RFC 9580 section 6 (OpenPGP).

/** What keeps a reader from using a key. */
export type Protection = 'none' | 'passphrase'

export interface Armour {
  /** `RSA PRIVATE KEY`; empty for a bare text without armour. */
  readonly label: string
  /** A header line says that the body is encrypted (RFC 1421, section 4.6.1.1). */
  readonly encrypted: boolean
  /** The base64 text alone. */
  readonly material: string
  readonly bytes: Buffer
}

const BEGIN = /^-{4,5}[ ]?BEGIN (.{3,60}?)[ ]?-{4,5}/
const END = /-{4,6}[ ]?END[\s\S]*$/
const LEAST_LINE = 16
/** Nobody wraps base64 so narrowly; what is shorter is a word, a sign, or the few bytes of a last line. */
const LINE = new RegExp(`[0-9A-Za-z+/]{${LEAST_LINE},}`, 'g')
const HEADER_LINE = /^\W{0,20}[A-Z][A-Za-z0-9-]{2,30}: .{0,120}$/gm
const MARKS = [/^\s*\+/, /^\s*\/\//]

/** In all formats modulus and private exponent stand in the first part: with them the key is known. A sample that was cut off has less. */
const LEAST_SHARE = 0.6

/** Whether the bytes are enough of a structure that says to be so long. */
export function holdsMost(bytes: Buffer, length: number): boolean {
  return bytes.length >= LEAST_SHARE * length
}

/** Reads armoured text, or bare base64. */
export function readArmour(text: string): Armour {
  const plain = unescaped(text)
  const label = BEGIN.exec(plain)?.[1] ?? ''
  const inner = plain.replace(BEGIN, '').replace(END, '')
  // Another armour begins: the first was a name of it, without a body.
  const lines = inner.includes('-BEGIN ') ? [] : (withoutMarks(inner).replace(HEADER_LINE, '').match(LINE) ?? [])
  const material = lines.join('')
  return { label, encrypted: /^\W{0,20}Proc-Type:.{1,20}ENCRYPTED/m.test(inner), material, bytes: Buffer.from(material, 'base64') }
}

const CHARACTERS: Readonly<Record<string, string>> = { '0a': '\n', '0d': '\n', '20': ' ', '2b': '+', '2f': '/', '3d': '=' }

/** Line ends and signs of base64 as JSON, C, URLs and HTML write them, undone. */
export function unescaped(text: string): string {
  const spaced = /^-{5}BEGIN\+/.test(text) ? text.replaceAll('+', ' ') : text
  return spaced
    .replace(/\\{1,4}(?:u00|x)(0[ad]|2[0bf]|3d)|%(0[ad]|2[0bf]|3d)|&#x0?([ad]|2[bf]|3d);/gi, (_, a?: string, b?: string, c?: string) => {
      return CHARACTERS[(a ?? b ?? c ?? '').toLowerCase().padStart(2, '0')] ?? '\n'
    })
    .replace(/\\{1,4}[nrt]|&#1[03];/g, '\n')
    .replace(/&#43;/g, '+')
    .replace(/&#47;|\\{1,4}\//g, '/')
}

/** A diff puts a plus before every line, a comment two slashes; base64 knows both. */
function withoutMarks(inner: string): string {
  const lines = inner.split('\n').filter((line) => line.length >= LEAST_LINE)
  const mark = MARKS.find((one) => lines.length > 0 && lines.every((line) => one.test(line)))
  return mark ? inner.replace(new RegExp(mark, 'gm'), '') : inner
}
