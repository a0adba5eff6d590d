// Private keys, as text and in containers.
import type { CredentialsKind } from './kind.ts'

const TEXT =
  /-----BEGIN (ENCRYPTED )?(?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----\s*(Proc-Type: 4,ENCRYPTED)?[\s\S]{0,200}?[A-Za-z0-9+/=]{40}/
const PUTTY = /^PuTTY-User-Key-File-\d+:[\s\S]*?^Encryption: (\S+)[\s\S]*?^Private-Lines: [1-9]/m

export const textKey: CredentialsKind = {
  names: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)(?:_[\w-]+)?$|\.(?:pem|key|ppk)$/i,
  look({ text }) {
    const [block, encrypted, procType] = TEXT.exec(text) ?? []
    const putty = PUTTY.exec(text)?.[1]
    if (block === undefined && putty === undefined) return undefined
    if (encrypted ?? procType ?? (putty !== undefined && putty !== 'none'))
      return { severity: 'medium', holds: 'it holds a private key, encrypted with a password' }
    return { severity: 'high', holds: 'it holds a private key' }
  },
  isOnlyCredentials: true,
}

const JAVA = new Set([0xfeedfeed, 0xcececece])
const FIRST_ENTRY = 12
const PRIVATE_ENTRY = 1

/** A Java key store begins with its version, the number of entries, and the kind of the first: 1 has a private key, 2 a certificate. */
export const javaStore: CredentialsKind = {
  names: /\.(?:jks|jceks|keystore)$/i,
  look({ path, bytes }) {
    if (isPkcs12(bytes)) return pkcs12.look({ path, bytes, text: '', secrets: 0 })
    if (bytes.length < FIRST_ENTRY + 4 || !JAVA.has(bytes.readUInt32BE(0)) || bytes.readUInt32BE(FIRST_ENTRY) !== PRIVATE_ENTRY)
      return undefined
    return { severity: isForDebugging(path) ? 'info' : 'medium', holds: 'it is a key store with a private key' }
  },
  isOnlyCredentials: true,
}

/** Every Android project has this one, with the same password, and signs nothing with it that is released. */
function isForDebugging(path: string): boolean {
  return /(?:^|\/)debug\.keystore$/.test(path)
}

/** RFC 7292: whether there are keys beside certificates, only the password tells. */
export const pkcs12: CredentialsKind = {
  names: /\.(?:p12|pfx)$/i,
  look({ path, bytes }) {
    if (!isPkcs12(bytes)) return undefined
    const onlyTrusts = /trust|cacerts|ca-?certs/i.test(path) || isForDebugging(path)
    return { severity: onlyTrusts ? 'info' : 'medium', holds: 'it is a PKCS#12 container, made to carry private keys' }
  },
  isOnlyCredentials: true,
}

/** A DER sequence that begins with the version 3. */
function isPkcs12(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30) return false
  const length = bytes[1] ?? 0
  const start = length < 0x80 ? 2 : 2 + (length & 0x7f)
  return bytes.subarray(start, start + 3).equals(Buffer.from([2, 1, 3]))
}
