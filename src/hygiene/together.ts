// Questions that several checks ask at a time, asked as one: starting git takes longer than its answer.

/** Asks for all paths that are named until everybody has had a turn; each asker gets the answers to all of them. */
export function together<Answers>(ask: (paths: readonly string[]) => Promise<Answers>): (paths: readonly string[]) => Promise<Answers> {
  let open: { readonly paths: Set<string>; readonly answers: Promise<Answers> } | undefined
  return (paths) => {
    open ??= begin()
    for (const one of paths) open.paths.add(one)
    return open.answers
  }

  function begin() {
    const paths = new Set<string>()
    const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      open = undefined
      return ask([...paths])
    })
    return { paths, answers }
  }
}
