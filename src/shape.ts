// Checks untrusted data against a JSON Schema, the few keywords of it that our own schemas use, so that the schema
// published for editors and the check that the program makes are one thing.

export interface Schema {
  readonly $schema?: string
  readonly $id?: string
  readonly title?: string
  readonly description?: string
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'boolean'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: false | Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly enum?: readonly string[]
}

/** One thing that is wrong; `path` leads to it from the top. */
export interface Fault {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** All that is wrong with the value, in the order of the schema; empty when it fits. */
export function faultsOf(value: unknown, schema: Schema, path: Fault['path'] = []): Fault[] {
  const kind = kindOf(value)
  if (kind !== schema.type) return [{ path, message: `expected ${article(schema.type)}, found ${article(kind)}` }]
  if (schema.type === 'object') return objectFaults(value as Record<string, unknown>, schema, path)
  if (schema.type === 'array') return arrayFaults(value as unknown[], schema, path)
  return scalarFaults(value as string | number, schema).map((message) => ({ path, message }))
}

/** A path as people write it: keys[0].anchors[1]. */
export function formatPath(path: Fault['path']): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

function article(kind: string): string {
  const name = kind === 'array' ? 'list' : kind === 'object' ? 'mapping' : kind
  if (name === 'nothing') return name
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}

function objectFaults(value: Record<string, unknown>, schema: Schema, path: Fault['path']): Fault[] {
  const known = schema.properties ?? {}
  const missing = (schema.required ?? []).filter((name) => value[name] === undefined)
  const faults: Fault[] = missing.map((name) => ({ path, message: `the field "${name}" is missing` }))
  for (const [name, member] of Object.entries(value)) {
    const shape = Object.hasOwn(known, name) ? known[name] : schema.additionalProperties
    if (shape) faults.push(...faultsOf(member, shape, [...path, name]))
    else if (schema.additionalProperties === false) faults.push({ path: [...path, name], message: unknownField(name, Object.keys(known)) })
  }
  return faults
}

function unknownField(name: string, known: readonly string[]): string {
  const close = known.find((other) => isClose(name, other))
  const hint = close ? `did you mean "${close}"?` : `known fields: ${known.join(', ')}`
  return `unknown field "${name}"; ${hint}`
}

/** Equal but for case and separators, or one letter away. */
function isClose(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[-_]/g, '')
  const [x, y] = [plain(a), plain(b)]
  if (x === y) return true
  if (Math.abs(x.length - y.length) > 1) return false
  let i = 0
  while (i < x.length && x[i] === y[i]) i++
  return [x.slice(i + 1) === y.slice(i + 1), x.slice(i + 1) === y.slice(i), x.slice(i) === y.slice(i + 1)].some(Boolean)
}

function arrayFaults(value: readonly unknown[], schema: Schema, path: Fault['path']): Fault[] {
  const least = schema.minItems ?? 0
  const few = value.length < least ? [{ path, message: `at least ${least} needed, found ${value.length}` }] : []
  const { items } = schema
  return items ? [...few, ...value.flatMap((item, i) => faultsOf(item, items, [...path, i]))] : few
}

function scalarFaults(value: string | number, schema: Schema): string[] {
  const shown = JSON.stringify(value)
  if (typeof value === 'string') return textFaults(value, schema, shown)
  if (schema.minimum !== undefined && value < schema.minimum) return [`${shown} is less than ${schema.minimum}`]
  if (schema.maximum !== undefined && value > schema.maximum) return [`${shown} is more than ${schema.maximum}`]
  return []
}

function textFaults(value: string, schema: Schema, shown: string): string[] {
  if (schema.enum && !schema.enum.includes(value)) return [`${shown} is none of ${schema.enum.join(', ')}`]
  if ([...value].length < (schema.minLength ?? 0)) return [`${shown} is shorter than ${schema.minLength} characters`]
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) {
    return [`${shown} does not fit ${schema.pattern}${schema.description ? ` (${schema.description})` : ''}`]
  }
  return []
}
