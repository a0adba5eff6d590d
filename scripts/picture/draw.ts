// What a terminal prints → SVG: colours, bold and faint, wrapped at the terminal's width. Nothing in it is live.

const SIZE = 14
const ADVANCE = 8.4
const LINE = 19
const MARGIN = 16
const COLORS: Readonly<Record<string, string>> = {
  31: '#f47067',
  32: '#8ddb8c',
  33: '#e0b956',
  34: '#6cb6ff',
  35: '#dcbdfb',
  36: '#76e3ea',
  90: '#909dab',
}

interface Piece {
  readonly text: string
  readonly codes: ReadonlySet<string>
}

export function drawTerminal(output: string, columns: number): string {
  const lines = wrapped(piecesOf(output.trimEnd()), columns)
  const [width, height] = [Math.ceil(columns * ADVANCE) + 2 * MARGIN, lines.length * LINE + 2 * MARGIN]
  const texts = lines.map((pieces, i) => {
    const spans = pieces.map(({ text, codes }) => `<tspan${styleOf(codes)}>${escaped(text)}</tspan>`).join('')
    return `<text x="${MARGIN}" y="${MARGIN + (i + 1) * LINE - 5}" xml:space="preserve">${spans}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A scan at a terminal" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="${SIZE}" fill="#cdd9e5">
<rect width="100%" height="100%" rx="8" fill="#1c2128"/>
${texts.join('\n')}
</svg>
`
}

/** Text, and the codes (ECMA-48, SGR) that hold for it. */
function piecesOf(output: string): Piece[] {
  let codes = new Set<string>()
  return output.split(/(\x1b\[[\d;]*m)/).flatMap((part) => {
    const [, given] = /^\x1b\[([\d;]*)m$/.exec(part) ?? []
    if (given === undefined) return part === '' ? [] : [{ text: part, codes }]
    codes = changed(codes, given.split(';'))
    return []
  })
}

/** Each kind of code has one that ends it. */
const ENDS: Readonly<Record<string, readonly string[]>> = { 22: ['1', '2'], 24: ['4'], 39: Object.keys(COLORS), 27: ['7'] }

function changed(codes: ReadonlySet<string>, given: readonly string[]): Set<string> {
  const next = new Set(codes)
  for (const code of given) {
    if (code === '0' || code === '') next.clear()
    else if (ENDS[code]) for (const ended of ENDS[code] ?? []) next.delete(ended)
    else next.add(code)
  }
  return next
}

function wrapped(pieces: readonly Piece[], columns: number): Piece[][] {
  const lines: Piece[][] = [[]]
  let column = 0
  for (const { text, codes } of pieces) {
    for (const part of text.split(/(\n)/)) {
      if (part === '\n') {
        lines.push([])
        column = 0
      }
      for (let rest = part === '\n' ? '' : part; rest !== ''; ) {
        if (column >= columns) {
          lines.push([])
          column = 0
        }
        const fits = [...rest].slice(0, columns - column).join('')
        lines.at(-1)?.push({ text: fits, codes })
        column += [...fits].length
        rest = rest.slice(fits.length)
      }
    }
  }
  return lines
}

function styleOf(codes: ReadonlySet<string>): string {
  const color = [...codes].flatMap((code) => COLORS[code] ?? [])[0]
  return `${color ? ` fill="${color}"` : ''}${codes.has('1') ? ' font-weight="bold"' : ''}${codes.has('2') ? ' opacity="0.65"' : ''}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
