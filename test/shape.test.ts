import { describe, expect, it } from 'vitest'
import { faultsOf, formatPath, type Schema } from '../src/shape.ts'

const text: Schema = { type: 'string' }
const person: Schema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: { name: text, age: { type: 'integer', minimum: 0, maximum: 150 }, firstLanguage: text },
}

/** Faults as "path: message". */
const faults = (value: unknown, schema: Schema) => faultsOf(value, schema).map(({ path, message }) => `${formatPath(path)}: ${message}`)

describe('a value of another type', () => {
  it.each<[unknown, Schema['type'], string]>([
    ['a', 'integer', 'expected an integer, found a string'],
    [1, 'string', 'expected a string, found an integer'],
    [1.5, 'integer', 'expected an integer, found a number'],
    [Number.NaN, 'integer', 'expected an integer, found a number'],
    [[], 'object', 'expected a mapping, found a list'],
    [{}, 'array', 'expected a list, found a mapping'],
    [null, 'array', 'expected a list, found nothing'],
    [undefined, 'object', 'expected a mapping, found nothing'],
    ['true', 'boolean', 'expected a boolean, found a string'],
    [10n, 'integer', 'expected an integer, found a bigint'],
  ])('is a fault: %s for %s', (value, type, message) => expect(faults(value, { type })).toEqual([`: ${message}`]))
})

describe('a value of the right type', () => {
  it.each<[unknown, Schema]>([
    ['', text],
    [0, { type: 'integer' }],
    [-3, { type: 'integer', minimum: -3, maximum: -3 }],
    [false, { type: 'boolean' }],
    [[], { type: 'array', items: text }],
    [['a'], { type: 'array', items: text, minItems: 1 }],
    [[1, 'a'], { type: 'array' }],
    [{}, { type: 'object' }],
    [{ name: 'Ada', age: 36 }, person],
    [
      { any: 'a', other: 'b' },
      { type: 'object', additionalProperties: text },
    ],
    ['b', { type: 'string', enum: ['a', 'b'] }],
    ['ab1', { type: 'string', pattern: '^[a-z]+\\d$', minLength: 3 }],
    ['😀', { type: 'string', pattern: '^.$', minLength: 1 }],
  ])('has no fault: %j', (value, schema) => expect(faults(value, schema)).toEqual([]))
})

describe('a value that breaks one rule', () => {
  it.each<[string, unknown, Schema, string]>([
    ['too small', 2, { type: 'integer', minimum: 3 }, ': 2 is less than 3'],
    ['too large', 4, { type: 'integer', maximum: 3 }, ': 4 is more than 3'],
    ['too short', 'ab', { type: 'string', minLength: 3 }, ': "ab" is shorter than 3 characters'],
    ['short in characters, not in units', '😀', { type: 'string', minLength: 2 }, ': "😀" is shorter than 2 characters'],
    ['none of the choices', 'c', { type: 'string', enum: ['a', 'b'] }, ': "c" is none of a, b'],
    ['another form', 'A', { type: 'string', pattern: '^a$', description: 'an a' }, ': "A" does not fit ^a$ (an a)'],
    ['too few', ['a'], { type: 'array', minItems: 2 }, ': at least 2 needed, found 1'],
    ['a field missing', {}, person, ': the field "name" is missing'],
    ['a field without value', { name: undefined }, { ...person, required: [] }, 'name: expected a string, found nothing'],
    ['a wrong field of any name', { x: 1 }, { type: 'object', additionalProperties: text }, 'x: expected a string, found an integer'],
  ])('says so: %s', (_, value, schema, fault) => expect(faults(value, schema)).toEqual([fault]))
})

describe('an unknown field', () => {
  it.each([
    ['nam', 'did you mean "name"?'],
    ['namee', 'did you mean "name"?'],
    ['nbme', 'did you mean "name"?'],
    ['NAME', 'did you mean "name"?'],
    ['first-language', 'did you mean "firstLanguage"?'],
    ['first_language', 'did you mean "firstLanguage"?'],
    ['colour', 'known fields: name, age, firstLanguage'],
    ['toString', 'known fields: name, age, firstLanguage'],
  ])('%s gets a hint', (name, hint) => {
    expect(faults({ name: 'Ada', [name]: 'x' }, person)).toEqual([`${name}: unknown field "${name}"; ${hint}`])
  })

  it('is one even when every object has something of that name', () => {
    expect(faults(JSON.parse('{"name": "Ada", "__proto__": 1}'), person)).toHaveLength(1)
  })

  it('is fine where the schema does not forbid it', () => {
    expect(faults({ any: 1 }, { type: 'object', properties: { name: text } })).toEqual([])
  })
})

describe('faults in depth', () => {
  it('are all named, with their paths', () => {
    const people: Schema = { type: 'object', properties: { people: { type: 'array', items: person } } }
    const value = { people: [{ name: 1, age: 200 }, {}, 'Ada', { name: 'Ada', pet: 'cat' }] }
    expect(faults(value, people)).toEqual([
      'people[0].name: expected a string, found an integer',
      'people[0].age: 200 is more than 150',
      'people[1]: the field "name" is missing',
      'people[2]: expected a mapping, found a string',
      'people[3].pet: unknown field "pet"; known fields: name, age, firstLanguage',
    ])
  })
})

describe('formatPath', () => {
  it.each<[(string | number)[], string]>([
    [[], ''],
    [['keys'], 'keys'],
    [['keys', 0, 'anchors', 1], 'keys[0].anchors[1]'],
    [[0, 'id'], '[0].id'],
    [['a', 'b'], 'a.b'],
  ])('of %j is %j', (path, expected) => expect(formatPath(path)).toBe(expected))
})
