// What GitLab's schema 15.2.1 for secret-detection reports asks for, in our own words and without what we don't write:
// https://gitlab.com/gitlab-org/security-products/security-report-schemas, dist/secret-detection-report-format.json
import type { Schema } from '../../src/shape.ts'

export interface GitlabReport {
  readonly version: string
  readonly scan: {
    readonly start_time: string
    readonly end_time: string
    readonly status: string
    readonly scanner: { readonly version: string }
    readonly messages: readonly { readonly level: string; readonly value: string }[]
  }
  readonly vulnerabilities: readonly {
    readonly id: string
    readonly name: string
    readonly description: string
    readonly severity: string
    readonly solution: string
    readonly identifiers: readonly { readonly type: string; readonly name: string; readonly value: string }[]
    readonly location: {
      readonly file: string
      readonly start_line: number
      readonly end_line: number
      readonly commit: { readonly sha: string }
    }
  }[]
}

const text: Schema = { type: 'string' }
const filled: Schema = { type: 'string', minLength: 1 }
const time: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' }
const address: Schema = { type: 'string', pattern: '^(https?|ftp)://.+' }

/** An object with these fields, of which some must be there. */
const object = (required: readonly string[], properties: Readonly<Record<string, unknown>>) => ({ type: 'object', required, properties })
const array = (items: unknown, minItems = 0) => ({ type: 'array', items, minItems })

const vendor = object(['name'], { name: filled })
const tool = object(['id', 'name', 'version', 'vendor'], { id: filled, name: filled, version: filled, vendor, url: address })

const scan = object(['analyzer', 'end_time', 'scanner', 'start_time', 'status', 'type'], {
  analyzer: tool,
  scanner: tool,
  start_time: time,
  end_time: time,
  status: { enum: ['success', 'failure'] },
  type: { const: 'secret_detection' },
  messages: array(object(['level', 'value'], { level: { enum: ['info', 'warn', 'fatal'] }, value: filled })),
})

const location = object(['commit'], {
  file: text,
  start_line: { type: 'number' },
  end_line: { type: 'number' },
  commit: object(['sha'], { sha: filled }),
})

const vulnerability = object(['id', 'identifiers', 'location'], {
  id: filled,
  name: { type: 'string', maxLength: 255 },
  description: { type: 'string', maxLength: 1_048_576 },
  severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
  solution: { type: 'string', maxLength: 7000 },
  identifiers: array(object(['type', 'name', 'value'], { type: filled, name: filled, value: filled, url: address }), 1),
  links: array(object(['url'], { name: text, url: address })),
  location,
  // The schema calls it unsanitized: nothing that we write may have it.
  raw_source_code_extract: false,
})

export const gitlabSchema = object(['scan', 'version', 'vulnerabilities'], {
  version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' },
  schema: address,
  scan,
  vulnerabilities: array(vulnerability),
})
