// Pieces of texts that make a detector's life hard: keys of every rule, halves of them, words that they need near them,
// anchors, and what stands between.
import path from 'node:path'
import { checkFault } from '../../src/detect/checks.ts'
import type { Random } from '../../src/random.ts'
import { loadExamples } from '../../src/rules/load.ts'
import { fillTemplate } from '../../src/rules/template.ts'
import { joints, notations } from './written.ts'

const between = [
  ' ',
  '\n',
  '\n\n',
  '"',
  "'",
  '=',
  '_',
  '-',
  'x',
  '\\n',
  '\0',
  '\0\0',
  '\xff',
  '@',
  '://',
  ':',
  '\ufffd',
  'A',
  '\ufeff',
  'é',
]
const longBetween = ['\n', ' ', 'x', '.\n', 'ab ']
const addresses = ['http://api.acme.com/v1?key=', 'Authorization: ', 'https://u:pa\xffssw0rdQ9@db.acme.io/']

/** A function that draws one piece after the other; each has up to some hundred bytes, or some thousand. */
export async function secretPieces(random: Random): Promise<() => Buffer> {
  const examples = await loaded
  const anchors = examples.flatMap(({ rule }) => rule.anchors)
  const near = examples.flatMap(({ rule }) => rule.near)
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  // Few seeds, so that the same key comes again, at other places and cut elsewhere.
  const key = () => fillTemplate(pick(pick(examples).finds), seededFew(random)).text
  const write = () => pick(Object.values(notations))(key())
  const inPieces = (text: string) => {
    const at = random(Math.min(text.length, 60))
    return text.slice(0, at) + pick(Object.values(joints)) + text.slice(at)
  }
  const cut = (text: string) => (random(2) === 0 ? text.slice(random(text.length)) : text.slice(0, random(text.length)))
  const draw = [
    key,
    key,
    () => cut(key()),
    write,
    () => cut(write()),
    () => inPieces(key()),
    () => pick(near),
    () => pick(anchors),
    () => cut(pick(anchors)),
    () => pick(between),
    () => pick(addresses),
    () => pick(longBetween).repeat(random(random(6) === 0 ? 9000 : 300)),
  ]
  // A text is mostly in one encoding.
  const encodings = random(3) === 0 ? [...forms] : [pick(forms)]
  return () => pick(encodings)(pick(draw)())
}

const loaded = loadExamples([path.join(import.meta.dirname, '../../rules')], checkFault).then((examples) =>
  examples.filter(({ finds }) => finds.length > 0),
)

function seededFew(random: Random): Random {
  let state = random(3) + 1
  return (below) => {
    state = (Math.imul(state, 0x5deece6d) + 11) >>> 0
    return (state >>> 8) % below
  }
}

const forms: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
]
