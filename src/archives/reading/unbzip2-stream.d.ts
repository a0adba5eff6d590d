// What is used of the package's inner files, which bring no types.

declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Gives the next bits; `null` goes on to the next whole byte. */
  interface BitReader {
    (bits: number | null): number
    readonly bytesRead: number
  }
  function bitReader(nextBuffer: () => Uint8Array): BitReader
  export = bitReader
}

declare module 'unbzip2-stream/lib/bzip2.js' {
  import type bitReader from 'unbzip2-stream/lib/bit_iterator.js'

  type BitReader = ReturnType<typeof bitReader>
  const bzip2: {
    /** Gives the block size, 1 to 9. */
    header(bits: BitReader): number
    /** Gives the checksum so far, or null at the end of a file. */
    decompress(bits: BitReader, write: (byte: number) => void, symbols: Int32Array, most: number, checksum: number): number | null
  }
  export = bzip2
}
