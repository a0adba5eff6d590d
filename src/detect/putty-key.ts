// PuTTY's key files: named lines, the public half, the private one, and a MAC. PuTTY User Manual, appendix C, "PPK file format".
import { type Protection, unescaped } from './armour.ts'

const LINE_LENGTH = 64

/** How the private half is protected; undefined when its lines aren't as many as it says. */
export function protectionOfPutty(text: string): Protection | undefined {
  const plain = unescaped(text)
  const [, cipher] = /Encryption: ([\w-]{1,20})/.exec(plain) ?? []
  const [, count, rest = ''] = /Private-Lines: (\d{1,3})([\s\S]*)$/.exec(plain) ?? []
  const lines = rest.slice(0, rest.search(/Private-(?:MAC|Hash):/))
  const material = (lines.match(/[0-9A-Za-z+/]{2,}={0,2}/g) ?? []).join('')
  if (Math.ceil(material.length / LINE_LENGTH) !== Number(count)) return undefined
  return cipher === 'none' ? 'none' : 'passphrase'
}
