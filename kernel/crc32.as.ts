// CRC-32 (ISO 3309; gitformat-pack: an index has one for each entry of its pack), eight bytes a step: eight tables, each
// for a byte that is one place further from the end.

const POLYNOMIAL: u32 = 0xedb88320
const TABLE_SIZE: usize = 1024
const TABLES: usize = memory.data(8192)
let isFilled = false

function fillTables(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
    store<u32>(TABLES + ((<usize>byte) << 2), crc)
  }
  for (let table: usize = 1; table < 8; table++) {
    for (let byte: usize = 0; byte < 256; byte++) {
      const before = load<u32>(TABLES + (table - 1) * TABLE_SIZE + (byte << 2))
      store<u32>(TABLES + table * TABLE_SIZE + (byte << 2), (before >>> 8) ^ entry(0, before & 255))
    }
  }
  isFilled = true
}

@inline
function entry(table: usize, byte: u32): u32 {
  return load<u32>(TABLES + table * TABLE_SIZE + ((<usize>byte) << 2))
}

/** The checksum of [from, to). */
export function crc32(from: usize, to: usize): u32 {
  if (!isFilled) fillTables()
  let crc: u32 = 0xffffffff
  let p = from
  for (; p + 8 <= to; p += 8) {
    const low = load<u32>(p) ^ crc
    const high = load<u32>(p, 4)
    crc = entry(7, low & 255) ^ entry(6, (low >>> 8) & 255) ^ entry(5, (low >>> 16) & 255) ^ entry(4, low >>> 24)
    crc ^= entry(3, high & 255) ^ entry(2, (high >>> 8) & 255) ^ entry(1, (high >>> 16) & 255) ^ entry(0, high >>> 24)
  }
  for (; p < to; p++) crc = entry(0, (crc ^ <u32>load<u8>(p)) & 255) ^ (crc >>> 8)
  return crc ^ 0xffffffff
}
