// What stands around a value.
import { type Feature, test } from './feature.ts'

export const around: readonly Feature[] = [
  [
    'quote',
    ({ assignment }) =>
      assignment.quote === ''
        ? 0
        : assignment.quote.endsWith("'")
          ? 1
          : assignment.quote.endsWith('"')
            ? 2
            : assignment.quote.endsWith('`')
              ? 3
              : 4,
  ],
  ['sign :', ({ assignment }) => assignment.sign.endsWith(':')],
  ['sign ,', ({ assignment }) => assignment.sign === ','],
  ['sign (', ({ assignment }) => assignment.sign === '('],
  test('ends its line', /^["'`\\]{0,3}[,;)\]}]{0,3}[ \t]*(?:\r?\n|$)/, 'after'),
  ['length of the line', ({ line }) => Math.min(line.length, 300)],
  test('a user nearby', /user|login|email|account/i, 'above'),
  test('a secret below', /secret|token|passw|api_?key|client_?id/i, 'below'),
  ['same name above', ({ above, name }) => name.length > 3 && above.includes(name)],
  ['stands again nearby', ({ before, above, below, value }) => before.includes(value) || above.includes(value) || below.includes(value)],
]
