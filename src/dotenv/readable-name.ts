/**
 * Whether a name was thought of by somebody. The last line of a key in base64 ends in `=`, too: where a quote is missing it is read as a name
 * without a value, and must not be shown as one.
 */
export function isReadableName(name: string): boolean {
  const isLongWord = name.length >= 20 && !/[_.-]/.test(name)
  return !(isLongWord && /[A-Z]/.test(name) && /[a-z]/.test(name) && name.replace(/\D/g, '').length >= 3)
}
