// Names that a file, a ref or a rule's title may have, made of what the readers of reports act on.
import fc from 'fast-check'

const PARTS = [
  ...['a', 'Z', '7', ' ', '  ', '.', '/', '_', '-', '=', '+', '@', '|', '`', '``', '<', '>', '&', '"', "'", '\\', '*', '[', ']'],
  ...['(', ')', '#', '!', '~', '$', '%', ',', ':', ';', '^', '{', '}', '?', '\t', '\r', '\n', '\r\n', '\0', '\x0b', '\x1b[31m', '\x85'],
  ...['\u202e', '\u2028', '\u200b', '\ufeff', '\ufffe', '\uffff', '\ud800', '\udc00', '😀', '漢', 'é'],
  ...['@ada', '#12', '!12', ':tada:', '~bug', '&amp;', '&#64;', '%0A', '%25', '%3A%3A', '::error::', '##[error]', '::stop-commands::x'],
  ...[
    '<script>',
    '</testcase>',
    ']]>',
    '<!--',
    '-->',
    '](https://x.example)',
    'https://x.example',
    'www.x.example',
    'a@x.example',
    '**b**',
  ],
]

export const hostileNames: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
