import { describe, expect, it } from 'vitest'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { messages, observed, observedByProgram, observedStaged } from '../support/keeping.ts'

const live = liveKey()

describe('key-in-url-query', () => {
  const id = 'key-in-url-query'

  it.each([
    ['as the only parameter', `curl https://api.acme.com/v1/items?key=${live}\n`],
    ['among others', `fetch("https://api.acme.com/v1/items?page=1&api_key=${live}&sort=asc")\n`],
    ['of a path', `<a href='/v1/items?access_token=${live}'>\n`],
    ['of a text that is joined', `const url = base + "?apikey=${live}"\n`],
    ['behind a variable', `const url = \`\${base}?token=${live}\`\n`],
    ['in markup', `<script src="https://maps.acme.com/js?v=3&amp;key=${live}"></script>\n`],
  ])('tells a key %s', async (_, text) => expect(await observed(id, { 'a.txt': `\n${text}` })).toEqual(['low a.txt:2']))

  it('names the parameter', async () => {
    expect(await messages(id, { 'a.txt': `https://api.acme.com/?a=b&api_key=${githubKey()}\n` })).toEqual([
      expect.stringMatching(/^GitHub .+, ghp_\w+…, is the parameter api_key of an address\.$/),
    ])
  })

  it('tells what is a key by its looks and the name of its parameter', async () => {
    const text = (name: string) => `curl "https://api.acme.com/v1?${name}=${fakeKey('hex*32')}"\n`
    expect(await observed(id, { 'a.sh': text('api_key') })).toEqual(['low a.sh:1'])
    expect(await observed(id, { 'a.sh': text('token') })).toEqual([])
  })

  it.each([
    ['in a header', `curl https://api.acme.com/v1/items?page=1 -H "Authorization: Bearer ${live}"\n`],
    ['of a file', `API_KEY=${live}\n`],
    ['as a user', `https://${live}@api.acme.com/v1?key=1\n`],
    ['behind a question', `is it right?key=${live}\n`],
    ['that is publishable', `https://api.acme.com/?key=${fakeKey('pk_live_ alnum*32')}\n`],
    ['behind the name of a signature', `https://files.acme.com/a.zip?sig=${live}\n`],
  ])('is silent about a key %s', async (_, text) => expect(await observed(id, { 'a.txt': text })).toEqual([]))

  it('is information in tests, examples and documentation', async () => {
    const text = `curl https://api.acme.com/v1/items?key=${live}\n`
    for (const path of ['test/data/a.sh', 'docs/a.sh', 'examples/a.sh', 'src/a_test.go'])
      expect(await observed(id, { [path]: text })).toEqual([`info ${path}:1`])
    // One that stands elsewhere, too, is what it is there.
    expect(await observed(id, { 'test/a.sh': text, 'src/a.sh': text })).toEqual(['low src/a.sh:1'])
  })

  it('is told by the program, of files and of a commit', async () => {
    const files = { 'a.sh': `curl "https://api.acme.com/?key=${live}"\n` }
    expect(await observedByProgram(id, files, [live])).toEqual(['low a.sh:1'])
    expect(await observedStaged(id, files, [live])).toEqual(['low a.sh:1'])
  })
})

describe('key-over-http', () => {
  const id = 'key-over-http'

  it.each([
    ['in its query', `http://api.acme.com/v1?key=${live}\n`],
    ['on its line', `curl http://api.acme.com/v1 -H "X-API-Key: ${live}"\n`],
    ['as its user', `http://${live}@api.acme.com/v1\n`],
  ])('tells a key that goes to an address %s', async (_, text) => expect(await observed(id, { 'a.txt': text })).toEqual(['high a.txt:1']))

  it('tells the place where it does, of several', async () => {
    const files = { 'a.txt': `KEY=${live}\n`, 'b.txt': `curl http://api.acme.com/v1 -u ${live}:\n` }
    expect(await observed(id, files)).toEqual(['high b.txt:1'])
  })

  it.each([
    ['https', `curl https://api.acme.com/v1 -H "X-API-Key: ${live}"\n`],
    ['this machine', `curl http://localhost:8080/v1 -H "X-API-Key: ${live}"\n`],
    ['this machine by number', `curl http://127.0.0.1/v1?key=${live}\n`],
    ['an example', `curl http://api.example.com/v1 -H "X-API-Key: ${live}"\n`],
    ['nowhere', `see http://docs.acme.com\n\nKEY=${live}\n`],
  ])('is silent about a key that goes to %s', async (_, text) => expect(await observed(id, { 'a.txt': text })).toEqual([]))

  it('is told by the program', async () => {
    expect(await observedByProgram(id, { 'a.sh': `curl http://api.acme.com/v1 -u ${live}:\n` }, [live])).toEqual(['high a.sh:1'])
  })
})
