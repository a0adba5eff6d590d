// The inline marker: `straykey:allow [rule] -- reason`. It is an anchor like any other, so looking for it costs nothing.

export const ALLOW_MARKER = 'straykey:allow'
export const ALLOW_WINDOW = 256

const ALLOWANCE = /^straykey:allow(?![\w-])(?:[ \t]+([a-z0-9][a-z0-9-]*))?(?:[ \t]+--[ \t]*([^\r\n]*))?/
/** What closes a comment in the languages that close them. */
const CLOSING = /\s*(?:\*\/|-->|#\}|%>|\}\}|"""|'''|["'`,;)\]}]+)\s*$/

/** What the marker at the text's beginning says; nothing when it is the beginning of another word. */
export function readAllowance(text: string): { rule?: string; reason?: string } | undefined {
  const found = ALLOWANCE.exec(text)
  if (!found) return undefined
  const [, rule, rest = ''] = found
  const reason = rest.replace(CLOSING, '').trim()
  return { ...(rule && { rule }), ...(/[\p{L}\p{N}]/u.test(reason) && { reason }) }
}
