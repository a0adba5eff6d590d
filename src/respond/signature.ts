// The signature of GitHub's alerts to partners: ECDSA over the raw body, with NIST P-256 and SHA-256, DER in base64.
// https://docs.github.com/en/code-security/secret-scanning/secret-scanning-partner-program
import { createPrivateKey, type KeyObject, sign } from 'node:crypto'

/** Nothing for what is no private key on P-256 in PEM. */
export function signingKeyFrom(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined
  } catch {
    // What the parser says may hold a part of the key.
    return undefined
  }
}

/** The two headers that the other side checks. */
export function signatureHeaders(body: string, key: KeyObject, identifier: string): Record<string, string> {
  return {
    'Github-Public-Key-Identifier': identifier,
    'Github-Public-Key-Signature': sign('sha256', Buffer.from(body), key).toString('base64'),
  }
}
