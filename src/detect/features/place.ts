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
  ['escaped quote', ({ assignment }) => assignment.quote.startsWith('\\') || assignment.quote.startsWith('&')],
  ['sign =', ({ assignment }) => assignment.sign.endsWith('=') && !/^[=!]=/.test(assignment.sign)],
  ['sign :', ({ assignment }) => assignment.sign.endsWith(':')],
  ['sign ==', ({ assignment }) => /^[=!]==?$/.test(assignment.sign)],
  ['sign ,', ({ assignment }) => assignment.sign === ','],
  ['sign (', ({ assignment }) => assignment.sign === '('],
  ['sign =>', ({ assignment }) => /^[=-]>$/.test(assignment.sign)],
  ['sign >', ({ assignment }) => assignment.sign === '>'],
  ['no sign', ({ assignment }) => assignment.sign === ''],
  ['value attribute', ({ assignment }) => /value/.test(assignment.sign)],
  test('ends its line', /^["'`\\]{0,3}[,;)\]}]{0,3}[ \t]*(?:\r?\n|$)/, 'after'),
  test('something is called behind it', /^["'`]?\s*[.([]/, 'after'),
  test('something is added behind it', /^["'`]?\s*[+%]/, 'after'),
  test('an assignment behind it', /^["'`]?[ \t]*(?:=|\?|&&|\|\|)/, 'after'),
  test('begins its line', /^[\s"'`\-#/*<]*$/, 'before'),
  test('exported', /(?:export|set|env|ENV|ARG|SET|declare)\s+$/, 'before'),
  test('in a comment', /^\s*(?:#|\/\/|\*|--|;|<!--|\/\*|rem\b)/i, 'before'),
  test('in a call', /\([^()]*$/, 'before'),
  test('in an address', /[?&]$/, 'before'),
  test('declared', /(?:const|let|var|val|final|static|string|private|public|String|def|define\(|:=)\b[^=]*$/, 'before'),
  test('compared', /assert|expect|equal|should|match|if\s*\(|==/i, 'before'),
  test(
    'translated or shown',
    /\b(?:i18n|gettext|_\(|t\(|msgid|label|title|placeholder|print|log|echo|puts|error|raise|throw|message|warn|info|debug|help)/i,
    'before',
  ),
  test('in a request', /authorization|header|bearer|curl|http|request|-H\b/i, 'before'),
  ['length of the line', ({ line }) => Math.min(line.length, 300)],
  test('a user nearby', /user|login|email|account/i, 'above'),
  test('a user behind', /user|login|email|account/i, 'below'),
  test('a host nearby', /host|port|url|server|endpoint|region|bucket|\bdb\b|database/i, 'above'),
  test('a host behind', /host|port|url|server|endpoint|region|bucket|\bdb\b|database/i, 'below'),
  test('a secret above', /secret|token|passw|api_?key|client_?id/i, 'above'),
  test('a secret below', /secret|token|passw|api_?key|client_?id/i, 'below'),
  test('an example nearby', /example|sample|e\.g\.|usage|```|>>>|\$ /i, 'above'),
  test('random text above', /[0-9a-f]{24,}|(?=[A-Za-z]*\d[A-Za-z]*\d)[0-9A-Za-z+/]{28,}/, 'above'),
  test('random text below', /[0-9a-f]{24,}|(?=[A-Za-z]*\d[A-Za-z]*\d)[0-9A-Za-z+/]{28,}/, 'below'),
  ['same name above', ({ above, name }) => name.length > 3 && above.includes(name)],
  ['same name below', ({ below, name }) => name.length > 3 && below.includes(name)],
  ['random text on the line', ({ before }) => /[0-9a-f]{24,}/.test(before)],
]
