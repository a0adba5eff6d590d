// Adding to lists of straykey.yaml.
import { expect, test } from 'vitest'
import { withListed } from '../../src/import/settings-text.ts'

test.each([
  ['a text without the list', 'failOn: high', 'failOn: high\nexclude:\n  - "a"\n  - "b"\n'],
  ['an empty text', '', 'exclude:\n  - "a"\n  - "b"\n'],
  ['comments alone', '# exclude: [x]\n', '# exclude: [x]\nexclude:\n  - "a"\n  - "b"\n'],
  ['a list in brackets', 'exclude: [x] # those\nfailOn: high\n', 'exclude: [x, "a", "b"] # those\nfailOn: high\n'],
  ['an empty list in brackets', 'exclude: []\n', 'exclude: ["a", "b"]\n'],
  ['a list with a comma at its end', 'exclude: [x,]\n', 'exclude: [x,"a", "b"]\n'],
  ['a list of lines', 'exclude:\n    - x # why\nfailOn: high\n', 'exclude:\n    - x # why\n    - "a"\n    - "b"\nfailOn: high\n'],
  ['a list of lines at the end without a line feed', 'exclude:\n- x', 'exclude:\n- x\n- "a"\n- "b"\n'],
  ['a list that holds one of them', 'exclude: [b]\n', 'exclude: [b, "a"]\n'],
  ['a list that holds all', 'exclude: [b, a]\n', 'exclude: [b, a]\n'],
])('%s keeps every other byte', (_, before, after) => {
  expect(withListed(before, 'exclude', ['a', 'b'])).toBe(after)
})

test.each([
  ['no list', 'exclude: x\n'],
  ['an alias', 'include: &x [y]\nexclude: *x\n'],
  ['a mapping in braces', '{ failOn: high }\n'],
])('what is written as %s is left as it is', (_, before) => {
  expect(withListed(before, 'exclude', ['a'])).toBeUndefined()
})
