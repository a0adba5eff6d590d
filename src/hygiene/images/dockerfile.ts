// What a Dockerfile copies from its context into which of its stages. Reference: docs.docker.com/reference/dockerfile

export interface Copy {
  /** The instruction's first line, from 1, and the columns behind its last. */
  readonly line: number
  readonly endColumn: number
  /** Patterns, relative to the context; empty for the whole of it. */
  readonly sources: readonly string[]
  /** Patterns of what it leaves out. */
  readonly without: readonly string[]
  /** It ends up in the image that is built when no stage is named. */
  readonly isInImage: boolean
}

interface Instruction {
  readonly line: number
  readonly width: number
  readonly word: string
  readonly rest: string
}

export function copiesIn(text: string): Copy[] {
  const instructions = instructionsIn(text)
  const inImage = stagesOfImage(instructions)
  let stage = -1
  const copies: Copy[] = []
  for (const instruction of instructions) {
    if (instruction.word === 'FROM') stage++
    const copy = toCopy(instruction, inImage.has(stage))
    if (copy) copies.push(copy)
  }
  return copies
}

/** Lines joined where one goes on in the next; comments, and texts that stand in the file itself, are left out. */
function instructionsIn(text: string): Instruction[] {
  const goingOn = /^#\s*escape\s*=\s*`/im.test(text.slice(0, 200)) ? '`' : '\\'
  const lines = text.split(/\r?\n/)
  const found: Instruction[] = []
  for (let at = 0; at < lines.length; at++) {
    const start = at
    let joined = ''
    for (let goesOn = true; goesOn && at < lines.length; at++) {
      const line = lines[at] ?? ''
      const isComment = /^\s*#/.test(line)
      goesOn = (isComment && joined !== '') || (!isComment && line.trimEnd().endsWith(goingOn))
      if (!isComment) joined += `${goesOn ? line.trimEnd().slice(0, -1) : line} `
    }
    at = Math.max(start, at - 1)
    const [, word = '', rest = ''] = /^\s*(?:ONBUILD\s+)?([A-Za-z]+)\s+(.*)$/s.exec(joined) ?? []
    if (word !== '') found.push({ line: start + 1, width: (lines[start] ?? '').length, word: word.toUpperCase(), rest: rest.trim() })
    at = behindTexts(rest, lines, at)
  }
  return found
}

/** `<<END` begins a text that goes on to a line with this word. */
function behindTexts(rest: string, lines: readonly string[], at: number): number {
  const word = /<<-?\s*["']?(\w+)["']?/.exec(rest)?.[1]
  const end = word === undefined ? -1 : lines.findIndex((line, index) => index > at && line.trim() === word)
  return end < 0 ? at : end
}

/** The last stage, and those that it is built upon. */
function stagesOfImage(instructions: readonly Instruction[]): ReadonlySet<number> {
  const stages = instructions
    .filter(({ word }) => word === 'FROM')
    .map(({ rest }) => /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(rest) ?? [])
  const kept = new Set<number>()
  for (let at = stages.length - 1; at >= 0 && !kept.has(at); ) {
    kept.add(at)
    const base = stages[at]?.[1]?.toLowerCase()
    at = stages.findIndex(([, , name], index) => index < at && name?.toLowerCase() === base)
  }
  return kept
}

function toCopy({ word, rest, line, width }: Instruction, isInImage: boolean): Copy | undefined {
  if ((word !== 'COPY' && word !== 'ADD') || rest.includes('<<')) return undefined
  const flags = /^(?:--\S+\s+)*/.exec(rest)?.[0] ?? ''
  if (/--from=/.test(flags)) return undefined
  const words = wordsOf(rest.slice(flags.length))
  const sources = words.slice(0, -1).filter((source) => !/^\w+:\/\/|^git@|\$/.test(source))
  if (sources.length === 0) return undefined
  const without = [...flags.matchAll(/--exclude=(\S+)/g)].map(([, pattern = '']) => pattern)
  return { line, endColumn: width + 1, sources: sources.map(plainPath), without, isInImage }
}

function wordsOf(text: string): string[] {
  if (!text.startsWith('[')) return text.split(/\s+/).filter(Boolean)
  try {
    const words = JSON.parse(text) as unknown
    return Array.isArray(words) ? words.map(String) : []
  } catch {
    return []
  }
}

function plainPath(source: string): string {
  return source
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/')
}
