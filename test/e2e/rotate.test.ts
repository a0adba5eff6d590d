// `straykey rotate`: the steps in their order, with the places and commands of this project, and without the value.
import { describe, expect, it } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { fingerprintsIn, scene } from '../support/revoking.ts'
import { runCli } from '../support/run-cli.ts'

const key = fakeKey('dm_live_ alnum*64', 61)

describe('straykey rotate', () => {
  it('lists what to create, replace, deploy, revoke and confirm, in this order', async () => {
    const folder = repository({
      '.env.production': `DOCMAP_API_KEY=${key}\n`,
      'src/client.ts': `// by mistake\nconst token = '${key}'\n`,
      'test/fixture.json': `{ "DOCMAP_API_KEY": "${key}" }\n`,
      '.github/workflows/ci.yml': 'on: push\n',
      'fly.toml': '',
    })
    const [fingerprint = ''] = await fingerprintsIn(folder)
    const { code, stdout, stderr } = await runCli(['rotate', fingerprint], { folder })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.match(/^\d\. .*/gm)).toEqual([
      '1. Create a new key',
      '2. Replace it',
      '3. Deploy the new key',
      '4. Revoke the old one (at once, if it may have been seen by others: before the steps above)',
      '5. Confirm',
    ])
    for (const line of [
      '.env.production:1  (production)',
      'src/client.ts:2',
      'test/fixture.json:1  (test or CI)',
      'gh secret set DOCMAP_API_KEY',
      'fly secrets import  (it reads DOCMAP_API_KEY=… from standard input)',
      `straykey revoke ${fingerprint}`,
      'Open Dashboard > Settings > API Keys and revoke the key right away.',
    ])
      expect(stdout).toContain(`   - ${line}`)
    expect(stdout).toContain('https://docs.docmap.io/authentication')
    expect(stdout).not.toContain(key)
  })

  it('finds a key that only the history holds, and says that it stays there', async () => {
    const folder = repository({ 'a.env': `DOCMAP_API_KEY=${key}\n` })
    const [fingerprint = ''] = await fingerprintsIn(folder)
    writeFiles(folder, { 'a.env': '' })
    git(folder, 'commit', '--quiet', '--all', '--message=out')
    expect(await runCli(['rotate', fingerprint], { folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('--history') })
    const { stdout } = await runCli(['rotate', fingerprint, '--history'], { folder })
    expect(stdout).toMatch(/a\.env:1 in commit [0-9a-f]{12}: it stays in the history, so the key has to die/)
    expect(stdout).toContain(`straykey revoke ${fingerprint} --history --confirm`)
  })

  it.each([[[]], [['a:0123', 'b:0123']], [['-']]])('wants one fingerprint: %j', async (args) => {
    expect(await runCli(['rotate', ...args], { folder: temporaryFolder() })).toMatchObject({ code: 2, stdout: '' })
  })

  it('calls nobody, though the endpoints file would let it', async () => {
    const set = await scene({ files: { 'a.env': `DOCMAP_API_KEY=${key}\n` }, endpoints: 'providers: { docmap: {} }\n' })
    const [fingerprint = ''] = await fingerprintsIn(set.folder)
    expect(await runCli(['rotate', fingerprint], { folder: set.folder, environment: set.environment })).toMatchObject({ code: 0 })
    expect(set.issuers.asked).toEqual([])
  })
})
