// The shape of the JSON report, as the JSON Schema that is published for its readers. Fields are only ever added within
// one version.
import { severities } from './model.ts'
import type { Schema } from './shape.ts'

export const REPORT_VERSION = 1

const text: Schema = { type: 'string' }
const texts: Schema = { type: 'array', items: text }
const count: Schema = { type: 'integer', minimum: 0 }
const place: Schema = { type: 'integer', minimum: 1 }

function record(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

const yes: Schema = { type: 'boolean' }

const location = record(
  {
    path: { ...text, description: 'relative to root, `/` between names; secrets in it are redacted' },
    line: place,
    column: { ...place, description: 'in UTF-16 code units' },
    endLine: place,
    endColumn: { ...place, description: 'of the first character behind the secret' },
    written: {
      ...text,
      description: "how it is written there when it isn't in clear: base64, hexadecimal, escapes, pieces, or one in another",
    },
    whole: { ...yes, description: 'the file as a whole is meant: the lines say nothing' },
    inName: { ...yes, description: "the secret is in the file's name, not in its text" },
    commit: { ...text, description: 'the commit whose version of the file this is' },
    within: {
      type: 'string',
      enum: ['commit', 'tag', 'object', 'name of a ref', 'reflog'],
      description: 'what the path names when it is no file: then it is a description',
    },
  },
  ['commit', 'within', 'written', 'whole'],
)

const timeline = record(
  {
    first: {
      ...record({ id: text, date: { ...text, description: "the author's date, ISO 8601" }, author: text }, ['author']),
      description: 'the earliest commit that brought it; absent when no commit holds it',
    },
    left: {
      ...record({ id: text, date: { ...text, description: "the author's date, ISO 8601" }, author: text }, ['author']),
      description: "the last commit that took it out of HEAD's files; absent while HEAD has it, and where HEAD's past never had it",
    },
    commits: { ...count, description: 'whose tree, message or header holds it' },
    objects: { ...count, description: 'that hold it, each once' },
    paths: { ...texts, description: 'at which it ever stood' },
    headPaths: { ...texts, description: 'those of the paths at which HEAD has it' },
    inHead: yes,
    inIndex: yes,
    inWorkTree: yes,
    refs: { ...texts, description: 'that reach it' },
    reflogs: { ...texts, description: 'that name a commit which reaches it' },
  },
  ['first', 'left', 'headPaths'],
)

const part = record(
  {
    title: { ...text, description: 'of its rule, or what the pattern of the secret calls it, such as user' },
    redacted: { ...text, description: 'what is no secret, such as a user, is shortened' },
    locations: { type: 'array', items: location, minItems: 1, description: 'near the secret' },
    rule: { ...text, description: 'of a half that has a format of its own' },
    fingerprint: { ...text, description: 'of such a half: that of its finding where it stands alone' },
  },
  ['rule', 'fingerprint'],
)

const finding = record(
  {
    kind: { type: 'string', enum: ['secret', 'hygiene'], description: 'a secret, or a way of keeping secrets that exposes them' },
    rule: { ...text, description: 'of a rule, or of a hygiene check' },
    title: text,
    severity: { type: 'string', enum: severities },
    message: text,
    harm: text,
    remedy: texts,
    docs: text,
    confidence: {
      type: 'integer',
      minimum: 0,
      maximum: 100,
      description: 'how likely it is a secret, in percent; absent for a format, which is known',
    },
    fingerprint: { ...text, description: 'the format and a keyed hash of the value; the same wherever the value stands' },
    redacted: { ...text, description: 'empty where there is no one secret' },
    locations: { type: 'array', items: location, minItems: 1 },
    parts: { type: 'array', items: part, minItems: 1, description: 'what belongs to the secret, such as its public half' },
    suppression: record({ by: { type: 'string', enum: ['comment', 'existing', 'example', 'baseline'] }, reason: text }, ['reason']),
    verdict: {
      ...record(
        {
          state: { type: 'string', enum: ['active', 'inactive', 'unknown', 'revoked'], description: 'active and inactive are proved' },
          why: text,
          owner: text,
          scopes: text,
          expires: text,
        },
        ['owner', 'scopes', 'expires'],
      ),
      description: 'what its issuer says of the key; absent where nobody asked',
    },
    overHttp: { ...yes, description: 'at some place it is sent to an http:// address' },
    timeline: { ...timeline, description: "the secret's way through a repository's history; only in an audit of one" },
  },
  ['confidence', 'parts', 'suppression', 'verdict', 'overHttp', 'timeline'],
)

export const reportSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'straykey report',
  ...record(
    {
      version: { type: 'integer', minimum: REPORT_VERSION, maximum: REPORT_VERSION },
      tool: record({ name: text, version: text }),
      root: { ...text, description: 'absolute path of the directory that paths are relative to' },
      interrupted: { ...yes, description: 'the user ended it: this is what was found until then' },
      findings: { type: 'array', items: finding },
      problems: { type: 'array', items: record({ where: text, message: text }) },
      skipped: { type: 'array', items: record({ reason: text, count, paths: texts, remedy: text }, ['remedy']) },
      notices: texts,
      scanned: record(
        {
          blobs: { ...count, description: 'files, or objects in an audit of history' },
          bytes: count,
          packed: { ...count, description: 'files inside archives, beside the blobs' },
          remembered: { ...count, description: 'of the objects, those that an earlier audit of the same packs looked at' },
        },
        ['packed', 'remembered'],
      ),
    },
    ['interrupted'],
  ),
}
