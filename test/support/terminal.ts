// What a terminal would do with a text: how wide it is, and whether it acts on any of it.

/** Columns, for texts of ASCII, the ellipsis, box lines, CJK, Hangul, emoji and combining marks alone. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (/\p{Mn}/u.test(character)) continue
    columns += (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3) || code >= 0x1f300 ? 2 : 1
  }
  return columns
}

/** Our own colours and links: select graphic rendition (bold, dim, red, yellow, blue, cyan, and their ends), and OSC 8. */
const OWN = /\x1b\[(?:1|2|22|31|33|34|36|39)m|\x1b\]8;;(?:(?:file|https):\/\/[\x21-\x7e]*)?\x1b\\/g

export function withoutOwnSequences(text: string): string {
  return text.replace(OWN, '')
}

/** Which characters stand in it that a terminal acts on: controls but the line feed, and those that reorder text. */
export function activeCharacters(text: string): string[] {
  const found = text.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g) ?? []
  return [...new Set(found)].map((character) => `U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Texts that a hostile file may hold or be called. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a colour that hides text': '\x1b[8mhidden\x1b[0m',
  'a cleared screen': '\x1b[2J\x1b[H',
  'a window title': '\x1b]0;owned\x07',
  'a link that lies': '\x1b]8;;https:\x1b\\click\x1b]8;;\x1b\\',
  'a bell': '\x07\x07',
  'an overwritten line': 'danger\rsafe  ',
  backspaces: 'danger\b\b\b\b\b\bsafe',
  'a reversed text': '\u202etxt.exe\u202c \u2066x\u2069 \u200f\u061c',
  'C1 controls': '\u009b2J\u009d0;owned\u009c\u0085',
  'a vertical tab, a form feed and a delete': '\x0b\x0c\x7f',
  'a device control string': '\x1bP+q544e\x1b\\',
  'line separators': 'one\u2028two\u2029three',
}
