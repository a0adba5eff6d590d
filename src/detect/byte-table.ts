// Which bytes are meant, so that a loop over millions of them asks by index.

/** By byte: 1 for each of the characters, all of them in Latin-1. */
export function byteTable(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const byte of Buffer.from(characters, 'latin1')) table[byte] = 1
  return table
}
