import { mkdirSync, renameSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findObjectFolders } from '../../src/git/alternates.ts'
import { git, temporaryFolder, writeFiles } from '../support/repo.ts'

/** Folders `a`, `b`… of repositories, and the folder that they are in. */
function repositories(...names: string[]): string {
  const folder = temporaryFolder()
  for (const name of names) git(folder, 'init', '--quiet', name)
  return folder
}

const objects = (root: string, name: string) => path.join(root, name, '.git/objects')

function setAlternates(root: string, name: string, ...lines: string[]): void {
  writeFiles(objects(root, name), { 'info/alternates': Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1') })
}

const found = (root: string, name: string) => findObjectFolders(objects(root, name))

/** What git follows, by its own account. */
function gitFollows(root: string, name: string): string[] {
  return [...git(path.join(root, name), 'count-objects', '-v').matchAll(/^alternate: (.*)$/gm)].map(([, folder = '']) => folder)
}

describe('alternates', () => {
  it('are none where none are named', () => {
    const root = repositories('a')
    expect(found(root, 'a')).toMatchObject({ folders: [objects(root, 'a')], problems: [] })
  })

  it('are absolute, or relative to the folder of objects that names them, and nest', () => {
    const root = repositories('a', 'b', 'c', 'd')
    setAlternates(root, 'a', '# a comment', '', '../../../b/.git/objects', objects(root, 'd'))
    setAlternates(root, 'b', '../../../c/.git/objects/')
    expect(found(root, 'a')).toMatchObject({ folders: ['a', 'b', 'c', 'd'].map((name) => objects(root, name)), problems: [] })
    expect(found(root, 'a').folders.slice(1)).toEqual(gitFollows(root, 'a'))
  })

  it('are what a clone from a folder makes of --shared and --reference', () => {
    const root = repositories('a')
    git(root, 'clone', '--quiet', '--shared', 'a', 'b')
    git(root, 'clone', '--quiet', '--reference', 'b', 'a', 'c')
    expect(found(root, 'b').folders).toEqual([objects(root, 'b'), objects(root, 'a')])
    expect([...found(root, 'c').folders.slice(1)].sort()).toEqual(gitFollows(root, 'c').sort())
  })

  it('that name one another, or themselves through a link, are followed once', () => {
    const root = repositories('a', 'b')
    symlinkSync(path.join(root, 'a'), path.join(root, 'link'))
    setAlternates(root, 'a', objects(root, 'b'), objects(root, 'b'), objects(root, 'a'))
    setAlternates(root, 'b', objects(root, 'a'), objects(root, 'link'))
    expect(found(root, 'a')).toMatchObject({ folders: [objects(root, 'a'), objects(root, 'b')], problems: [] })
  })

  it('may be quoted, and may be no UTF-8 where they are not there', () => {
    const names = ['with\nline feed', 'tab\tand "quotes"', 'ünder', '#hash']
    const root = repositories('a', ...names)
    const quoted = [String.raw`with\nline feed`, String.raw`tab\tand \"quotes\"`, String.raw`\303\274nder`, '#hash']
    setAlternates(root, 'a', ...quoted.map((name) => `"${root}/${name}/.git/objects"`), '"/not closed', '/\xff')
    expect(found(root, 'a').folders).toEqual(['a', ...names].map((name) => objects(root, name)))
    expect(found(root, 'a').problems.length).toBe(2)
  })

  it('that are missing are a problem with the file that names them', () => {
    const root = repositories('a', 'b')
    setAlternates(root, 'a', '../../../gone/.git/objects', '../../../b/.git/objects')
    const { folders, problems } = found(root, 'a')
    expect(folders).toEqual([objects(root, 'a'), objects(root, 'b')])
    expect(problems).toEqual([
      { where: path.join(objects(root, 'a'), 'info/alternates'), message: expect.stringContaining(objects(root, 'gone')) },
    ])
  })

  it('nest as deep as git lets them, and a deeper one is a problem', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const root = repositories(...names)
    for (const [i, name] of names.slice(0, -1).entries()) setAlternates(root, name, objects(root, names[i + 1] ?? ''))
    const { folders, problems } = found(root, 'a')
    expect(folders.slice(1)).toEqual(gitFollows(root, 'a'))
    expect(folders.length).toBe(7)
    expect(problems).toEqual([{ where: path.join(objects(root, 'g'), 'info/alternates'), message: expect.stringContaining('5 deep') }])
  })

  it('start from where the folder of objects really is', () => {
    const root = repositories('a', 'b')
    setAlternates(root, 'a', '../b/.git/objects')
    mkdirSync(path.join(root, 'elsewhere'))
    renameSync(objects(root, 'a'), path.join(root, 'elsewhere-objects'))
    symlinkSync(path.join(root, 'elsewhere-objects'), objects(root, 'a'))
    expect(found(root, 'a').folders.slice(1)).toEqual([objects(root, 'b')])
    expect(gitFollows(root, 'a')).toEqual([objects(root, 'b')])
  })

  it('are named by the environment too, relative to where git runs', () => {
    const root = repositories('a', 'b', 'c')
    const list = ['b/.git/objects', '', `"${objects(root, 'c')}"`, objects(root, 'gone')].join(path.delimiter)
    const { folders, problems } = findObjectFolders(objects(root, 'a'), { list, folder: root })
    expect(folders).toEqual(['a', 'b', 'c'].map((name) => objects(root, name)))
    expect(problems).toEqual([{ where: 'GIT_ALTERNATE_OBJECT_DIRECTORIES', message: expect.stringContaining(objects(root, 'gone')) }])
  })
})
