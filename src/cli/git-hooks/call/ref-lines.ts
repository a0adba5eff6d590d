// What git tells a hook through its standard input: a line for each ref.

const ALL_ZEROS = /^0+$/

/** An id is absent where git gives zeros: a ref that is new, or that goes. */
export interface RefLine {
  readonly ref: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** `LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID` (githooks, pre-push). */
export async function pushLines(input: AsyncIterable<Uint8Array>): Promise<RefLine[]> {
  const lines = await fieldsOf(input)
  return lines.map(([, after, ref = '', before]) => ({ ref, before: idOf(before), after: idOf(after) }))
}

/** `OLD-ID NEW-ID REF` (githooks, pre-receive). */
export async function receiveLines(input: AsyncIterable<Uint8Array>): Promise<RefLine[]> {
  const lines = await fieldsOf(input)
  return lines.map(([before, after, ref = '']) => ({ ref, before: idOf(before), after: idOf(after) }))
}

async function fieldsOf(input: AsyncIterable<Uint8Array>): Promise<string[][]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of input) chunks.push(chunk)
  const lines = Buffer.concat(chunks).toString().split('\n').filter(Boolean)
  return lines.map((line) => line.split(' '))
}

function idOf(text: string | undefined): string | undefined {
  return text === undefined || ALL_ZEROS.test(text) ? undefined : text
}
