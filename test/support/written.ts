// The same text in the forms in which it may stand in a file.

const hexOf = (sign: string) => sign.charCodeAt(0).toString(16).padStart(2, '0')
const each = (write: (sign: string) => string) => (text: string) => [...text].map(write).join('')
/** Signs alone, as encoders do that leave letters and digits as they are. */
const signs = (write: (sign: string) => string) => (text: string) => text.replace(/[^0-9A-Za-z\s]/g, write)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const inLines = (text: string, width: number, end: string) => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end)

/** Name of a notation → what writes in it. Texts are ASCII. */
export const notations: Readonly<Record<string, (text: string) => string>> = {
  base64,
  'base64 behind one byte': (text) => base64(`:${text}`),
  'base64 behind two bytes': (text) => base64(`x ${text}\n`),
  'base64 behind and before other text': (text) => base64(`{"token": "${text}", "more": 1}`),
  'base64 for addresses': (text) => Buffer.from(`???~${text}~???`).toString('base64url'),
  'base64 in lines': (text) => inLines(base64(`${' '.repeat(60)}${text}${' '.repeat(120)}`), 76, '\n'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal, upper case': (text) => Buffer.from(` ${text} `).toString('hex').toUpperCase(),
  'base64 in base64': (text) => base64(base64(text)),
  'base64 in base64, in the middle': (text) => base64(JSON.stringify({ user: 'me', auth: base64(text) })),
  'hexadecimal in base64': (text) => base64(Buffer.from(text).toString('hex')),
  'base64 in hexadecimal': (text) => Buffer.from(base64(text)).toString('hex'),
  'pieces in base64': (text) => base64(`key = "${text.slice(0, 20)}" +\n  "${text.slice(20)}"`),
  'percent escapes': each((sign) => `%${hexOf(sign)}`),
  'percent escapes, upper case': each((sign) => `%${hexOf(sign).toUpperCase()}`),
  'percent escapes of signs': signs((sign) => `%${hexOf(sign).toUpperCase()}`),
  'percent escapes of percent escapes': signs((sign) => `%25${hexOf(sign).toUpperCase()}`),
  'unicode escapes': each((sign) => `\\u00${hexOf(sign)}`),
  'unicode escapes of signs': signs((sign) => `\\u00${hexOf(sign)}`),
  'unicode escapes in a JSON text in JSON': signs((sign) => `\\\\u00${hexOf(sign)}`),
  'unicode escapes in braces': each((sign) => `\\u{${hexOf(sign)}}`),
  'hexadecimal escapes': each((sign) => `\\x${hexOf(sign)}`),
  'hexadecimal escapes of signs': signs((sign) => `\\x${hexOf(sign).toUpperCase()}`),
  'octal escapes': each((sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`),
  'decimal entities': each((sign) => `&#${sign.charCodeAt(0)};`),
  'decimal entities of signs': signs((sign) => `&#${sign.charCodeAt(0)};`),
  'hexadecimal entities': each((sign) => `&#x${hexOf(sign)};`),
}

/** What may stand between two parts of a text, each with what it belongs to. */
export const joints: Readonly<Record<string, string>> = {
  JavaScript: '" + "',
  'JavaScript, over lines': "' +\n    '",
  'Python, adjacent': '"\n        "',
  'Python with prefixes': '" f"',
  'C, adjacent': '" "',
  Java: '"\n            + "',
  PHP: "' . '",
  Lua: '" .. "',
  SQL: "' || '",
  'Visual Basic': '" & "',
  'shell, quoted twice': '""',
  'shell, over lines': '\\\n',
  'YAML in quotes, over lines': '\\\n    ',
  'JSON of JavaScript': '\\" + \\"',
}
