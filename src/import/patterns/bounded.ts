// An expression without end → one that a hostile text can't hold up.
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'

/** What `*` and `+` become: of spaces, and of anything else. */
const MOST_SPACES = 32
const MOST_REPEATED = 256

export function parsePattern(source: string): AST.Pattern | undefined {
  try {
    return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source)
  } catch {
    return undefined
  }
}

/** Every quantifier has an upper bound then. Nothing for what is no expression. */
export function bounded(source: string): string | undefined {
  const parsed = parsePattern(source)
  if (!parsed) return undefined
  const open: AST.Quantifier[] = []
  visitRegExpAST(parsed, {
    onQuantifierEnter: (quantifier) => {
      if (quantifier.max === Number.POSITIVE_INFINITY) open.push(quantifier)
    },
  })
  let text = source
  // From behind, so that places stay; a quantifier ends behind all that it holds.
  for (const { min, greedy, element, end } of open.sort((a, b) => b.end - a.end)) {
    const most = Math.max(min, isSpace(element) ? MOST_SPACES : MOST_REPEATED)
    text = `${text.slice(0, element.end)}{${min},${most}}${greedy ? '' : '?'}${text.slice(end)}`
  }
  return text
}

function isSpace({ raw }: AST.Element): boolean {
  return raw === '\\s' || /^\[(?:\\[stnr]| )+\]$/.test(raw) || raw === ' '
}
