// A strict reader of small XML documents (XML 1.0, fifth edition): elements, attributes in double quotes, text, references.
// Whatever isn't well-formed is an error.

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  /** All text in it, its children's left out. */
  text: string
}

/** Section 2.2: what a document may hold. */
const CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TAG = /^<(\/?)([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w.-]*="[^"<]*")*)\s*(\/?)>/

/** The document's root element. */
export function parseXml(text: string): Element {
  if (!CHARACTERS.test(text)) throw new Error('a character that XML 1.0 has no place for')
  const [declaration = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text) ?? []
  if (declaration === '') throw new Error('no declaration')
  const document: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [document]
  // Section 2.11: line ends are normalized before anything is read.
  let rest = text.slice(declaration.length).replace(/\r\n?/g, '\n')
  while (rest !== '') rest = rest.slice(readNext(rest, open))
  const [root] = document.children
  if (!root || open.length !== 1 || document.children.length !== 1 || document.text.trim() !== '') throw new Error('not one element')
  return root
}

/** Reads a tag or a text; gives its length. */
function readNext(rest: string, open: Element[]): number {
  const current = open.at(-1)
  if (!current) throw new Error('an end too many')
  if (!rest.startsWith('<')) {
    const text = rest.slice(0, rest.includes('<') ? rest.indexOf('<') : undefined)
    if (text.includes(']]>')) throw new Error(']]> in a text')
    current.text += resolved(text)
    return text.length
  }
  const [tag, end, name = '', attributes = '', empty] = TAG.exec(rest) ?? []
  if (tag === undefined) throw new Error(`no tag: ${rest.slice(0, 60)}`)
  if (end) {
    if (open.pop()?.name !== name || attributes !== '' || empty) throw new Error(`a wrong end: ${tag}`)
    return tag.length
  }
  const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' }
  current.children.push(element)
  if (!empty) open.push(element)
  return tag.length
}

/** Section 3.3.3: blanks that are written as they are become spaces; those that are referred to stay. */
function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    resolved(value.replace(/[\t\n]/g, ' ')),
  ])
  const attributes = Object.fromEntries(pairs) as Record<string, string>
  if (Object.keys(attributes).length !== pairs.length) throw new Error(`an attribute twice: ${text}`)
  return attributes
}

function resolved(text: string): string {
  return text.replace(/&([^;&]*;)?/g, (reference, body: string | undefined) => {
    const name = body?.slice(0, -1) ?? ''
    const character = /^#\d+$/.test(name) ? String.fromCodePoint(Number(name.slice(1))) : NAMED[name]
    if (character === undefined || !CHARACTERS.test(character)) throw new Error(`no such reference: ${reference}`)
    return character
  })
}
