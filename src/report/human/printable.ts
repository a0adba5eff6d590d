// Text from scanned files, made safe and measurable for a terminal.

/** Control characters, and those that reorder or hide what stands around them. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
const TAB = '    '
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u
const COMBINING = /\p{Mark}/u

/** The text without anything that a terminal would act on: tabs become spaces, the rest \xNN or \u{NNNN}. */
export function printable(text: string): string {
  return text.replaceAll('\t', TAB).replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0).toString(16)
    return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, '0')}`
  })
}

/** Columns that a printable text takes: two for wide characters, none for combining ones. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

/** The longest beginning of the text that fits. */
export function fitStart(text: string, width: number): string {
  let [kept, used] = ['', 0]
  for (const character of text) {
    used += widthOf(character)
    if (used > width) return kept
    kept += character
  }
  return kept
}

/** The longest end of the text that fits. */
export function fitEnd(text: string, width: number): string {
  return [...fitStart([...text].reverse().join(''), width)].reverse().join('')
}
