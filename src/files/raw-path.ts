// Names as the disk has them: bytes, which on most systems need not be UTF-8. A raw path is those bytes as Latin-1
// characters, `/` between names, so that no name is ever lost on the way from a listing to the open call.

/** Bytes of a path, one character each. */
export type RawPath = string

const NOT_ASCII = /[\x80-\xff]/

export function toRawPath(bytes: Buffer): RawPath {
  return bytes.toString('latin1')
}

/** The path as people see it; bytes that are no UTF-8 appear as \xNN. */
export function displayPath(raw: RawPath): string {
  if (!NOT_ASCII.test(raw)) return raw
  const decoded = Buffer.from(raw, 'latin1').toString('utf8')
  if (!decoded.includes('\ufffd')) return decoded
  return raw.replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`)
}

/** What the file system takes: a text when it can be one, else the bytes. `folder` is an absolute path. */
export function filePath(folder: string, raw: RawPath): string | Buffer {
  if (!NOT_ASCII.test(raw)) return `${folder}/${raw}`
  const decoded = Buffer.from(raw, 'latin1').toString('utf8')
  if (!decoded.includes('\ufffd')) return `${folder}/${decoded}`
  return Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(raw, 'latin1')])
}
