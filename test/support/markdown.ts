// What of a Markdown text a renderer could act on: the text outside code spans (CommonMark 0.31, section 6.1).

/** The line with `□` for each code span: opened by a run of backticks, closed by the next run of the same length. */
export function withoutCode(line: string): string {
  const [open] = /`+/.exec(line) ?? []
  if (open === undefined) return line
  const start = line.indexOf(open)
  const inner = line.slice(start + open.length)
  const close = [...inner.matchAll(/`+/g)].find(([run]) => run.length === open.length)
  // A run that nothing closes is no span: it stands for itself.
  const [shown, rest] = close ? ['□', inner.slice(close.index + open.length)] : [open, inner]
  return line.slice(0, start) + shown + withoutCode(rest)
}

/** What GitHub or GitLab would make something of in a text outside code spans. */
export function liveMarkup(text: string): string[] {
  const live = [
    /<[A-Za-z/!?]/, // HTML
    /&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]+);/, // entities
    /[@#!~%$^]\w/, // people, issues, merge requests, labels, milestones, snippets, alerts
    /:\w+:/, // emoji
    /\]\(|\]\[|!\[/, // links and images
    /\*\*?\w|~~|(?<!\w)_\w/, // emphasis
    /https?:\/\/|www\.|\w@\w/, // addresses
    /`|\||\\/, // spans, cells, escapes
  ]
  return live.flatMap((what) => what.exec(text)?.[0] ?? [])
}
