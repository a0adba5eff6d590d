// The shape of a rule file, as the JSON Schema that is published for editors. rules/README.md gives the reasons.
import { severities } from '../model.ts'
import type { Schema } from '../shape.ts'
import { verifySchema } from './call-schema.ts'
import { revokeSchema } from './revoke-schema.ts'

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description })
const id: Schema = {
  type: 'string',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'lower-case letters, digits and single hyphens',
}
const address: Schema = { type: 'string', pattern: '^https://[^\\s]+$', description: 'an https address' }
const severity: Schema = { type: 'string', enum: severities, description: 'how bad it is that somebody reads it' }
const list = (description: string, minItems: number): Schema => ({
  type: 'array',
  items: { type: 'string', minLength: 1 },
  minItems,
  description,
})

/** The widest window that a rule may ask for, in bytes. */
export const MAX_WINDOW = 16_384
export const DEFAULT_WINDOW = 256

const key: Schema = {
  type: 'object',
  required: ['id', 'title', 'severity', 'harm', 'remedy', 'finds', 'ignores'],
  additionalProperties: false,
  properties: {
    id,
    title: text('what was found, in a few words'),
    severity,
    harm: text('one sentence: what somebody who holds it could do'),
    anchors: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', minLength: 3 },
      description: 'texts, one of which stands where the pattern begins',
    },
    ignoreCase: { type: 'boolean', description: 'anchors and pattern match in any case' },
    pattern: text('a bounded regular expression that begins at the anchor'),
    names: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', pattern: '^[a-z0-9]+(_[a-z0-9]+)*$' },
      description: 'words, one of which stands in the name of the value, in place of anchors: lower case, `_` between words',
    },
    value: text(
      'in place of pattern: a bounded regular expression for the value alone, in its case; without it, any value that looks like a secret',
    ),
    window: { type: 'integer', minimum: 16, maximum: MAX_WINDOW, description: 'bytes seen on either side of the anchor' },
    checks: list('what the found text must also pass', 1),
    near: list('words, one of which must stand in the window', 1),
    variantOf: id,
    partOf: {
      type: 'array',
      minItems: 1,
      items: id,
      description: 'the formats whose public half it is: near one of them it is a part of that finding',
    },
    onlyPart: { type: 'boolean', description: 'a part or nothing: alone it is never reported' },
    sensitive: { type: 'boolean', description: 'reported only with --sensitive: too weak or too vague for every day' },
    generic: { type: 'boolean', description: 'gives way to any rule that claims a part of the same text' },
    overHttp: severity,
    inTests: { ...severity, description: 'how bad it is in tests, examples and documentation' },
    note: text('one sentence added to the message'),
    remedy: list('the steps to take, in order', 1),
    docs: address,
    known: {
      type: 'array',
      items: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hexadecimal' },
      description: 'SHA-256 of values that the issuer publishes as examples',
    },
    finds: list('templates that must be found', 2),
    ignores: list('templates that must not be found', 1),
  },
}

export const ruleFileSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'straykey rule file',
  type: 'object',
  required: ['provider', 'title', 'docs', 'keys'],
  additionalProperties: false,
  properties: {
    provider: id,
    title: text("the provider's name as people write it"),
    docs: address,
    keys: { type: 'array', items: key, minItems: 1, description: 'its key formats' },
    verify: { type: 'array', items: verifySchema, description: 'calls that tell whether a key still works' },
    revoke: { type: 'array', items: revokeSchema, description: 'calls that end a key, as the issuer documents them' },
  },
}
