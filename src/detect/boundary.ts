// Where a secret may begin: behind anything but a letter or digit, or behind an escape that ends in one.

/** Escapes of JSON, C, URLs, JavaScript and terminals that may stand right before a secret. */
const ESCAPE =
  /(?:\\[abefnrtv0]|%(?:25){0,2}[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|(?:\x1b|\\(?:u001b|x1b|033|e))\[[0-9;]{0,10}m)$/i
const LONGEST_ESCAPE = 20

export function startsFree(text: string, at: number): boolean {
  if (at === 0 || !isLetterOrDigit(text.charCodeAt(at - 1))) return true
  return ESCAPE.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at))
}

/** Python's marshal, in .pyc files: a type (short text, ASCII or not, interned or not; with a flag), a byte of length, the text. */
const SHORT_TEXTS = new Set([...'zZaA'].flatMap((type) => [type.charCodeAt(0), type.charCodeAt(0) | 0x80]))

/** The window's text with what stands right before and behind a marshalled text at `at` blanked out: both may look like its part. */
export function showMarshalled(text: string, at: number): string {
  if (at < 2 || !SHORT_TEXTS.has(text.charCodeAt(at - 2))) return text
  const end = at + text.charCodeAt(at - 1)
  if (end > text.length || !text.includes('\0') || !/^[ -~]+$/.test(text.slice(at, end))) return text
  return `${text.slice(0, at - 1)} ${text.slice(at, end)}${end < text.length ? ' ' : ''}${text.slice(end + 1)}`
}

/** Whether showMarshalled may blank out the byte before `at`. */
export function mayBeMarshalled(bytes: Uint8Array, at: number): boolean {
  return at >= 2 && SHORT_TEXTS.has(bytes[at - 2] as number)
}

export function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || isUpper(code) || isLower(code)
}

export function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

export function isLower(code: number): boolean {
  return code >= 97 && code <= 122
}
