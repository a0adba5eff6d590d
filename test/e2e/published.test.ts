// Values that documentation publishes, through the built program: no findings, and listed when somebody asks. Each is put
// together here, so that none stands in the repository.
import { describe, expect, test } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { type JsonReport, runCli } from '../support/run-cli.ts'

const awsId = ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('')
const awsExample = ['wJalrXUtnFEMI/K7MDENG', '/bPxRfiCY', 'EXAMPLE', 'KEY'].join('')
const signingExample = ['wJalrXUtnFEMI/K7MDENG', '+bPxRfiCY', 'EXAMPLE', 'KEY'].join('')
const bearer = ['mF_9', 'B5f-4', '1JqM'].join('.')
const docs101 = ['ak_live_', 'a1b2c3d4e5f67890', '12345678abcdef01'].join('')
const stripe = ['sk_test_', '4eC39HqLyjWD', 'arjtT1zdp7dc'].join('')
const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`

async function scan(text: string, ...args: string[]) {
  const folder = temporaryFolder()
  writeFiles(folder, { 'setup.txt': text })
  return runCli(['.', ...args], { folder })
}

async function suppressions(text: string): Promise<(string | undefined)[]> {
  const { stdout } = await scan(text, '--format', 'json')
  return (JSON.parse(stdout) as JsonReport).findings.map(({ suppression }) => suppression?.by)
}

const published: readonly (readonly [what: string, text: string])[] = [
  ["AWS's access key id", `AWS_ACCESS_KEY_ID=${awsId}\n`],
  ["AWS's temporary access key id", `aws_access_key_id = ${awsId.replace('AK', 'AS')}\n`],
  ["AWS's secret access key", `aws_secret_access_key = ${awsExample}\n`],
  ["the secret key of AWS's signatures", `aws_secret_access_key = ${signingExample}\n`],
  ["RFC 6750's bearer token", `curl -H "Authorization: Bearer ${bearer}" https://login.acme.io/resource\n`],
  ["Stripe's test key", `curl https://api.stripe.com/v1/charges -u ${stripe}:\n`],
  ["docs101's key", `curl -H "X-API-Key: ${docs101}" https://docs101.com/api/customers/\n`],
]

describe('a published example', () => {
  test.each(published)('is no finding, and counted: %s', async (_, text) => {
    const { code, stdout } = await scan(text)
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/1 published example/) })
  })

  test.each(published)('is listed with --verbose, with the reason, and gives exit code 0: %s', async (_, text) => {
    const { code, stdout } = await scan(text, '--verbose')
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/publishes this value as an example/) })
  })

  test.each(published)('is one for programs that read the report, too: %s', async (_, text) => {
    expect(await suppressions(text)).toEqual(['example'])
  })

  test('of two halves is one, and no part of anything that counts', async () => {
    expect(await suppressions(`[default]\naws_access_key_id = ${awsId}\naws_secret_access_key = ${awsExample}\n`)).toEqual(['example'])
  })

  test('is one in base64, with escapes and in UTF-16', async () => {
    const escaped = awsId.replace('IOS', '\\x49\\x4f\\x53')
    expect(await suppressions(`config: ${Buffer.from(`key=${awsId}\n`).toString('base64')}\n`)).toEqual(['example'])
    expect(await suppressions(`key = "${escaped}"\n`)).toEqual(['example'])
    const folder = temporaryFolder()
    writeFiles(folder, { 'setup.txt': Buffer.from(`\ufeffkey=${awsId}\r\n`, 'utf16le') })
    const { code, stdout } = await runCli(['.', '--format', 'json'], { folder })
    const { findings } = JSON.parse(stdout) as JsonReport
    expect([code, findings.map(({ suppression }) => suppression?.by)]).toEqual([0, ['example']])
  })

  test('is one in a history', async () => {
    const repo = repository({ 'README.md': `AWS_ACCESS_KEY_ID=${awsId}\n` })
    const { code, stdout } = await runCli(['history', '--format', 'json'], { folder: repo })
    const { findings } = JSON.parse(stdout) as JsonReport
    expect([code, findings.map(({ suppression }) => suppression?.by)]).toEqual([0, ['example']])
  })

  test('lets a real key beside it count', async () => {
    const { code } = await scan(`AWS_ACCESS_KEY_ID=${awsId}\nAPI_KEY=${liveKey()}\n`)
    expect(code).toBe(1)
  })
})

describe('what only looks like a published example', () => {
  test.each([
    ['another id that says example', `AWS_ACCESS_KEY_ID=${awsId.replace('ODNN', 'ODNM')}\n`],
    ['a longer one', `AWS_ACCESS_KEY_ID=${awsId}S\n`],
    ['the name of the example', `aws_secret_access_key = ${'EXAMPLE'.repeat(6).slice(0, 40)}\n`],
  ])('is dropped as before: %s', async (_, text) => {
    expect(await suppressions(text)).toEqual([])
  })

  test('in a Basic header, another password is judged by itself', async () => {
    const folder = temporaryFolder()
    const drawn = liveKey().slice(8)
    writeFiles(folder, { 'request.http': `Authorization: ${basic(`aladdin:${drawn}`)}\n` })
    const { code } = await runCli(['.'], { folder })
    expect(code).toBe(1)
  })
})
