// The shape of ways to revoke a key: in a rule file, and in a person's own endpoints file. Parts of JSON Schemas that are
// published for editors.
import type { Schema } from '../shape.ts'
import { callFields, conditionSchema, requestSchema } from './call-schema.ts'
import { contracts } from './revoke-call.ts'

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description })
const address: Schema = { type: 'string', pattern: '^https://[^\\s?#]+$', description: 'an https address without a query' }
const variable: Schema = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$', description: 'the name of an environment variable' }
const texts = (description: string): Schema => ({ type: 'object', additionalProperties: { type: 'string' }, description })
const conditions = (description: string): Schema => ({ type: 'array', minItems: 1, items: conditionSchema, description })

const shape: Schema = {
  type: 'string',
  enum: ['own-key', 'list-and-delete', 'batch'],
  description: 'a call with the leaked key itself, a search in the account, or several keys to one endpoint',
}

const fields: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(['id', 'prefix', 'last', 'name', 'created', 'used'].map((name) => [name, text(`the field for ${name}`)])),
  description: 'list-and-delete: names of fields where they are not id, prefix, name, created_at and last_used',
}

const wayFields: Readonly<Record<string, Schema>> = {
  shape,
  affects: { type: 'array', items: { type: 'string', minLength: 1 }, description: 'what else is touched: sentences' },
  request: { ...requestSchema(['GET', 'POST', 'DELETE', 'PUT', 'PATCH']), description: 'own-key: what is sent' },
  done: conditions('own-key: answers, each of which says that the key was revoked'),
  dead: conditions('own-key: answers, each of which proves that the key worked no more'),
  repeatable: { type: 'boolean', description: 'own-key: the same call once more does no harm' },
  url: { ...address, description: 'list-and-delete: of the list; batch: of the endpoint, or what gitlab-revocation begins with' },
  headers: texts('list-and-delete, batch: name: value; {{authority}} stands for the key or token that may do this'),
  items: text('list-and-delete: dotted path to the list in the answer (data)'),
  fields,
  contract: { type: 'string', enum: contracts, description: 'batch: what is sent, and what answers mean' },
  types: texts('batch: id of a rule: what the endpoint calls such a key'),
  location: { type: 'string', description: 'batch: where a key was found; {{path}} and {{line}} stand for the place' },
  source: text('batch, github-alert: the kind of place (content)'),
  keyIdentifier: text('batch, github-alert: names the public key that belongs to the signature'),
  signingKey: { ...variable, description: 'batch, github-alert: the environment variable with the private key (PEM, P-256)' },
}

/** In a rule file: what the issuer documents. */
export const revokeSchema: Schema = {
  type: 'object',
  required: ['keys', 'docs', 'shape'],
  additionalProperties: false,
  properties: { ...callFields, ...wayFields },
}

const endpoint: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...wayFields,
    keys: { type: 'array', minItems: 1, items: { type: 'string' }, description: 'only for keys of these rules' },
    host: {
      type: 'string',
      pattern: '^[0-9A-Za-z.-]+(:[0-9]+)?$',
      description: 'your own instance, in place of the host of the documented call',
    },
    authority: { ...variable, description: 'the environment variable with the key or token that may revoke (STRAYKEY_AUTHORITY_PROVIDER)' },
  },
  description: 'empty: the call that the issuer documents; else an endpoint of your own',
}

export const endpointsSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'straykey revocation endpoints',
  type: 'object',
  additionalProperties: false,
  required: ['providers'],
  properties: {
    providers: { type: 'object', additionalProperties: endpoint, description: 'id of a provider: how its keys may be revoked' },
  },
}
