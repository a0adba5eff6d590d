import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { type Files, messages, observed, observedByProgram, observedStaged } from '../support/keeping.ts'

const live = liveKey()
const publishable = fakeKey('pk_live_ alnum*32')
const secret = fakeKey('lower*6 digit*3 upper*4 lower*7')
const id = 'key-in-browser-code'

describe('key-in-browser-code', () => {
  it.each(['NEXT_PUBLIC_', 'VITE_', 'REACT_APP_', 'EXPO_PUBLIC_', 'PUBLIC_', 'NUXT_PUBLIC_', 'GATSBY_', 'VUE_APP_'])(
    'tells a secret key under a name with %s',
    async (prefix) => expect(await observed(id, { '.env': `A=1\n${prefix}KEY=${live}\n` })).toEqual(['high .env:2']),
  )

  it.each([
    ['in quotes', `export VITE_KEY="${live}"\n`],
    ['in YAML', `  NEXT_PUBLIC_API_KEY: ${live}\n`],
    ['in JSON', `{ "VITE_API_KEY": "${live}" }\n`],
    ['of a program', `process.env.REACT_APP_KEY = '${live}'\n`],
    ['by its index', `env['GATSBY_KEY'] = '${live}'\n`],
    ['in a Dockerfile', `ENV NEXT_PUBLIC_API_KEY=${live}\n`],
    ['with something before it', `VITE_AUTH=Bearer-${live}\n`],
  ])('tells it %s', async (_, text) => expect(await observed(id, { 'a.txt': text })).toEqual(['high a.txt:1']))

  it('says under which name', async () => {
    expect(await messages(id, { 'a.yml': `NEXT_PUBLIC_API_KEY: ${live}\n` })).toEqual([
      expect.stringMatching(/^Live secret key \(sk_live_\), sk_live_\w+…, is the value of NEXT_PUBLIC_API_KEY, which the build puts into/),
    ])
  })

  it.each<[string, Files, string]>([
    ['public/', { 'public/app.js': `key = "${live}"\n` }, 'public/app.js'],
    ['static/', { 'app/static/js/a.js': `key = "${live}"\n` }, 'app/static/js/a.js'],
    ['www/', { 'www/config.json': `{"key":"${live}"}\n` }, 'www/config.json'],
    ['a page', { 'src/a.html': `<script>key = "${live}"</script>\n` }, 'src/a.html'],
    ['a bundle', { 'lib/app.bundle.js': `key="${live}"\n` }, 'lib/app.bundle.js'],
    ['a built front end', { 'web/dist/index.html': '<p>\n', 'web/dist/assets/a.js': `key="${live}"\n` }, 'web/dist/assets/a.js'],
  ])('tells a secret key in %s', async (_, files, path) => expect(await observed(id, files)).toEqual([`high ${path}:1`]))

  it('tells secret names in a file that git ignores', async () => {
    const files = { '.gitignore': '.env\n', '.env': `NEXT_PUBLIC_DB_PASSWORD=${secret}\nVITE_CLIENT_SECRET=${secret}\n` }
    expect(await observed(id, files)).toEqual(['medium .env:1', 'medium .env:2'])
  })

  it.each<[string, Files]>([
    ['what its name calls publishable', { 'a.ts': `env = { NEXT_PUBLIC_API_PUBLISHABLE_KEY: 'pk_test_${secret}' }\n` }],
    ['a publishable key', { '.env': `NEXT_PUBLIC_KEY=${publishable}\n`, 'public/a.js': `key = "${publishable}"\n` }],
    ['a name that only resembles one', { '.env': `INVITE_KEY=${live}\nMY_PUBLIC_KEY=${live}\n` }],
    ['another name on the line', { 'a.sh': `VITE_MODE=1 KEY=${live} run\n` }],
    ['a program of a server', { 'dist/server.js': `key = "${live}"\n` }],
    ['a page of PHP', { 'public/index.php': `<?php $key = "${live}";\n` }],
    ['data of tests', { 'test/fixtures/a.html': `key = "${live}"\n` }],
    ['what is secret only by its looks, on a page', { 'public/a.js': `password = "${secret}"\n` }],
    ['a name for which there is no value', { '.env': 'NEXT_PUBLIC_CLIENT_SECRET=\nVITE_DB_PASSWORD=changeme\n' }],
    ['a harmless name', { '.gitignore': '.env\n', '.env': `VITE_APP_KEY=${publishable}\nVITE_TITLE=${secret}\n` }],
  ])('is silent about %s', async (_, files) => expect(await observed(id, files)).toEqual([]))

  it('is told by the program, of files and of a commit, which prints no value', async () => {
    const files = { 'public/app.js': `key = "${live}"\n` }
    expect(await observedByProgram(id, files, [live])).toEqual(['high public/app.js:1'])
    expect(await observedStaged(id, files, [live])).toEqual(['high public/app.js:1'])
  })
})
