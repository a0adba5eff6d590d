// A JSON body, and what a dotted path leads to in it.

/** Nothing for what is no JSON. */
export function parsedBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A number is a place in a list. Nothing that isn't the value's own; nothing where the path leads nowhere. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, step) => {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    return (here as Record<string, unknown>)[step]
  }, value)
}
