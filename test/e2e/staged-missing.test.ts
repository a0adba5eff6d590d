// `--staged` where git lacks an object: what can be judged is judged, and the gap is said.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keyLine, placesOf } from '../support/places.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { scanJson } from '../support/run-cli.ts'

test("a secret is found and the gap is said when HEAD's version of its file can't be read", async () => {
  const folder = repository({ 'a.txt': 'nothing\n' })
  const id = git(folder, 'rev-parse', 'HEAD:a.txt').trim()
  writeFiles(folder, { 'a.txt': keyLine() })
  git(folder, 'add', 'a.txt')
  rmSync(path.join(folder, '.git/objects', id.slice(0, 2), id.slice(2)))
  const { code, report } = await scanJson(['--staged'], { folder })
  expect({ code, places: placesOf(report), problems: report.problems.map(({ where }) => where) }).toEqual({
    code: 1,
    places: ['a.txt:1:8'],
    problems: ['a.txt'],
  })
})
