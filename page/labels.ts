// What values are called on the page.

const words: Readonly<Record<string, string>> = {
  secret: 'Secrets',
  hygiene: 'How keys are kept',
  counted: 'Counted',
  suppressed: 'Suppressed',
  active: 'Still active',
  inactive: 'Inactive',
  revoked: 'Revoked',
  unknown: 'Unknown',
  unasked: 'Nobody asked',
  head: 'Lives in HEAD',
  reachable: 'Gone from HEAD',
  unreachable: 'No ref reaches it',
  none: 'Not in history',
}

/** A provider's name stands for itself. */
export function labelOf(value: string): string {
  return words[value] ?? value
}
