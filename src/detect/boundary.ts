// Where a secret may begin: behind anything but a letter or digit, or behind an escape that ends in one.

/** Escapes of JSON, C, URLs, JavaScript and terminals that may stand right before a secret. */
const ESCAPE = /(?:\\[abefnrtv0]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|(?:\x1b|\\(?:u001b|x1b|033|e))\[[0-9;]{0,10}m)$/i
const LONGEST_ESCAPE = 20

export function startsFree(text: string, at: number): boolean {
  if (at === 0 || !isLetterOrDigit(text.charCodeAt(at - 1))) return true
  return ESCAPE.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at))
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}
