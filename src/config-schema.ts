// The shape of straykey.yaml, as the JSON Schema that is published for editors.
import { markerNames } from './foreign-markers.ts'
import { severities } from './model.ts'
import type { Schema } from './shape.ts'

const texts = (description: string): Schema => ({ type: 'array', items: { type: 'string', minLength: 1 }, description })
const severity: Schema = { type: 'string', enum: severities }

export const configSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'straykey configuration',
  type: 'object',
  additionalProperties: false,
  properties: {
    extends: texts('configurations that this one starts from: paths that begin with ./, or packages with a straykey.yaml; later ones win'),
    folders: {
      type: 'object',
      description: "a folder, relative to the repository's top: what holds below it; the deepest folder wins",
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          disable: texts('ids of rules and hygiene checks whose findings are left out there'),
          severity: {
            type: 'object',
            additionalProperties: severity,
            description: 'id of a rule or a hygiene check: another severity for it',
          },
          inlineAllow: { type: 'boolean', description: 'whether straykey:allow comments count there' },
        },
      },
    },
    salt: {
      type: 'string',
      minLength: 8,
      description: 'mixed into every fingerprint, so that fingerprints of two projects can not be compared',
    },
    failOn: { ...severity, description: 'the mildest severity that makes the exit code 1; low unless given' },
    sensitive: { type: 'boolean', description: 'report weak and vague values, too; false unless given' },
    include: texts('globs: scan only what fits one of them'),
    exclude: texts('globs: leave out what fits one of them; counted in the summary'),
    rules: texts('rule files or folders, relative to this file, beside the built-in rules'),
    disable: texts('ids of rules and hygiene checks to leave out'),
    severity: { type: 'object', additionalProperties: severity, description: 'id of a rule or a hygiene check: another severity for it' },
    inlineAllow: { type: 'boolean', description: 'whether straykey:allow comments count; true unless given' },
    foreignMarkers: {
      type: 'array',
      items: { type: 'string', enum: markerNames },
      description: 'other scanners whose inline markers count, too, such as gitleaks:allow; none unless given',
    },
    newAllowances: {
      type: 'string',
      enum: ['refuse', 'accept'],
      description: 'whether a comment counts for a secret that comes with it in the same commit, push or pull request; refuse unless given',
    },
    ignored: { type: 'boolean', description: 'scan what git ignores, too; false unless given' },
    hygiene: { type: 'boolean', description: 'whether it is checked how keys are kept, too; true unless given' },
    baseline: { type: 'string', minLength: 1, description: 'a baseline, relative to this file: what it lists is known and does not fail' },
    baselineScope: {
      type: 'string',
      enum: ['value', 'path'],
      description: 'whether straykey baseline lists a value wherever it stands, or at each path; value unless given',
    },
    maxArchiveDepth: {
      type: 'integer',
      minimum: 0,
      maximum: 100,
      description: 'how many archives inside one another are opened; 0 opens none, 4 unless given',
    },
    maxArchiveBytes: { type: 'integer', minimum: 1, description: 'what one archive may unpack to; 1 GiB unless given' },
  },
}
