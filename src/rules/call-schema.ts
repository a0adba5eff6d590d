// The shape of calls to an issuer in a rule file, as a part of the JSON Schema that is published for editors.
import type { Schema } from '../shape.ts'

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description })
const texts = (description: string): Schema => ({ type: 'object', additionalProperties: { type: 'string' }, description })
const address: Schema = { type: 'string', pattern: '^https://[^\\s]+$', description: 'an https address' }

/** What is sent: `{{secret}}` stands for the key, `{{part:ID}}` for a part of its finding. */
export const requestSchema = (methods: readonly string[]): Schema => ({
  type: 'object',
  required: ['method', 'url'],
  additionalProperties: false,
  properties: {
    method: { type: 'string', enum: methods },
    url: address,
    headers: texts('name: value'),
    basic: {
      type: 'object',
      required: ['user', 'password'],
      additionalProperties: false,
      properties: { user: { type: 'string' }, password: { type: 'string' } },
      description: 'HTTP basic, in place of an Authorization header',
    },
    form: texts('the body, as a form'),
    json: { type: 'object', description: 'the body, as JSON' },
  },
})

/** What an answer has to be, all of it. */
export const conditionSchema: Schema = {
  type: 'object',
  required: ['status'],
  additionalProperties: false,
  properties: {
    status: { type: 'integer', minimum: 100, maximum: 599 },
    body: { type: 'string', enum: ['json', 'list', 'object'], description: 'the body is JSON, and of this kind' },
    has: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 }, description: 'dotted paths that lead to something in it' },
    json: { type: 'object', description: 'dotted path: what it leads to, or a list of what it may lead to' },
  },
}

const conditions = (description: string): Schema => ({ type: 'array', minItems: 1, items: conditionSchema, description })
const shown: Schema = { type: 'string', pattern: '^(json|header):.+$', description: 'json:PATH or header:NAME' }

/** Which keys a call is for, and where it is documented. */
export const callFields: Readonly<Record<string, Schema>> = {
  keys: { type: 'array', minItems: 1, items: { type: 'string' }, description: 'ids of keys of this file' },
  docs: { ...address, description: 'where the issuer documents the call and its answers' },
}

export const verifySchema: Schema = {
  type: 'object',
  required: ['keys', 'docs'],
  additionalProperties: false,
  properties: {
    ...callFields,
    request: requestSchema(['GET', 'POST']),
    active: conditions('answers, each of which proves that the key works'),
    inactive: conditions('answers, each of which proves that the key works no more'),
    shows: {
      type: 'object',
      additionalProperties: false,
      properties: { owner: shown, scopes: shown, expires: shown },
      description: 'where the answer says what an active key is',
    },
    byHand: text('where no call is documented: what a person can do to find out'),
  },
}
