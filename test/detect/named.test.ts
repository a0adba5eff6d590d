import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/random.ts'
import { fillTemplate } from '../../src/rules/template.ts'
import { findAll } from '../support/rule-examples.ts'

/** Eighty hexadecimal digits: nothing but the name tells whose they are. */
const VALUE = '{{hex*80}}'
const SEED = 20261122

async function rulesIn(template: string): Promise<string[]> {
  const { text } = fillTemplate(template, seededRandom(SEED))
  return (await findAll(text)).map(({ rule }) => rule)
}

describe(`a value that looks like any digest (seed ${SEED})`, () => {
  it.each([
    ['of a variable that is named after a secret', `ABUSEIPDB_API_KEY=${VALUE}`],
    ['of a constructor', `const client = new AbuseIPDB('${VALUE}')`],
    ['of a client', `client = AbuseIPDBClient("${VALUE}")`],
    ['of a client, by its words', `client := abuseipdb_client(\`${VALUE}\`)`],
    ['of a client, on the next line', `client = AbuseIPDBClient(\n  "${VALUE}",\n)`],
    ['of a client in Go', `c := abuseipdb.NewClient("${VALUE}")`],
    ['of a client in Ruby', `client = AbuseIPDB.new('${VALUE}')`],
    ['of a client in Rust', `let client = AbuseIpdb::new("${VALUE}");`],
    ['of what is set up', `abuseipdb.init("${VALUE}")`],
    ['of a connection', `abuseipdb.connect("${VALUE}")`],
  ])('is the key %s', async (_, template) => expect(await rulesIn(template)).toContain('abuseipdb-api-key'))

  it.each([
    ['a sum under the name', `"abuseipdb": "${VALUE}"`],
    ['what a release is checked by', `abuseipdb-2.1.tgz ${VALUE}`],
    ['the second argument', `pin("abuseipdb", "${VALUE}")`],
    ['an argument of something else', `AbuseIPDBVersion("${VALUE}")`],
    ['of another name', `new AbuseIPDBs('${VALUE}')`],
  ])('is not, as %s', async (_, template) => expect(await rulesIn(template)).not.toContain('abuseipdb-api-key'))
})
