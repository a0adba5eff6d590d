import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

import { forbidden, homes, mayImport, registries, searching } from './support/structure.ts'

// The structure of the program as support/structure.ts draws it.

const LONGEST_FILE = 300

const root = path.join(import.meta.dirname, '..')
const source = path.join(root, 'src')

/** Paths of the files below a folder, `/` between names. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()
}

const read = (file: string) => readFileSync(path.join(source, file), 'utf8')
const isGenerated = (file: string) => file.endsWith('.generated.ts')
const files = filesBelow(source).filter((file) => file.endsWith('.ts'))
const written = files.filter((file) => !isGenerated(file))
const isIn = (file: string, places: readonly string[]) => places.some((place) => file.startsWith(place))

/** src/detect/checks.ts belongs to detect, src/run.ts to run. */
function partOf(file: string): string {
  const [first = ''] = file.split('/')
  return first.replace(/\.ts$/, '')
}

interface Import {
  readonly from: string
  readonly to: string
}

/** All imports, static and dynamic, of types and of values; relative ones as paths below src. */
const imports: readonly Import[] = files.flatMap((from) => {
  const specifiers = read(from).matchAll(/^\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm)
  return [...specifiers].map(([, named, bare, dynamic]) => {
    const to = named ?? bare ?? dynamic ?? ''
    return { from, to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to }
  })
})

const shown = ({ from, to }: Import) => `${from} imports ${to}`
const inside = imports.filter(({ to }) => to.endsWith('.ts'))
const outside = imports.filter(({ to }) => !to.endsWith('.ts'))

/** Code without comments; texts stay, as a call in a text is as bad. */
const codeOf = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '')

describe('a part of the program', () => {
  it('is in the table', () => {
    expect(files.map(partOf).filter((part) => !(part in mayImport))).toEqual([])
  })

  it('is in the table only while it is there', () => {
    const parts = new Set(files.map(partOf))
    expect(Object.keys(mayImport).filter((part) => !parts.has(part))).toEqual([])
  })

  it('imports only what the table allows', () => {
    const wrong = inside.filter(({ from, to }) => partOf(from) !== partOf(to) && !mayImport[partOf(from)]?.includes(partOf(to)))
    expect(wrong.map(shown)).toEqual([])
  })

  it('imports files that exist, by their whole name', () => {
    expect(imports.filter(({ to }) => to.startsWith('..') || (to.endsWith('.ts') && !files.includes(to))).map(shown)).toEqual([])
  })

  it('is in no circle of imports', () => {
    const circles = files.flatMap((file) => (reachable(file).has(file) ? [file] : []))
    expect(circles).toEqual([])
  })
})

/** Files that a file imports, directly or through others; types count for nothing at run time, but for readers. */
function reachable(start: string): Set<string> {
  const seen = new Set<string>()
  const open = [start]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const { from, to } of inside) {
      if (from !== file || seen.has(to)) continue
      seen.add(to)
      open.push(to)
    }
  }
  return seen
}

describe('a package', () => {
  it('has a home, and is imported nowhere else', () => {
    const wrong = outside.filter(({ from, to }) => !isIn(from, homes[to] ?? []))
    expect(wrong.map(shown)).toEqual([])
  })

  it('is none that only tests and tools may use', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { devDependencies: object }
    const used = outside.map(({ to }) => to).filter((name) => !name.startsWith('node:'))
    const packages = used.map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    expect(packages.filter((name) => !(name in devDependencies))).toEqual([])
  })
})

describe('the kernel', () => {
  it('is imported by those alone that plan what to search for, and search', () => {
    const importers = inside.filter(({ from, to }) => to.startsWith('kernel/') && !from.startsWith('kernel/'))
    expect([...new Set(importers.map(({ from }) => from))]).toEqual(searching)
  })
})

describe('the code', () => {
  it.each(forbidden)('is free of $what, as $why', ({ what, except }) => {
    const found = written.filter((file) => !isIn(file, except) && what.test(codeOf(file)))
    expect(found).toEqual([])
  })

  it.each(['detect', 'triage', 'report', 'rules/pattern.ts', 'rules/rule-file.ts'])('of %s touches no file', (place) => {
    const touching = outside.filter(({ from, to }) => isIn(from, [place]) && /^node:(?:fs|child_process|os|stream)/.test(to))
    expect(touching.map(shown)).toEqual([])
  })
})

describe('a folder whose files are listed in its index', () => {
  it.each(registries)('lists all of them: %s', (folder) => {
    const names = readdirSync(path.join(source, folder)).filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    const listed = inside.filter(({ from }) => from === `${folder}/index.ts`).map(({ to }) => path.posix.basename(to))
    expect(names.filter((name) => !listed.includes(name))).toEqual([])
  })

  it.each(registries)('holds nothing in its index but the list: %s', (folder) => {
    expect(read(`${folder}/index.ts`).split('\n').length).toBeLessThan(60)
  })
})

describe('a file', () => {
  const tests = filesBelow(path.join(root, 'test')).map((file) => `test/${file}`)
  const scripts = filesBelow(path.join(root, 'scripts')).map((file) => `scripts/${file}`)
  const kernels = ['kernel', 'page'].flatMap((folder) => filesBelow(path.join(root, folder)).map((file) => `${folder}/${file}`))
  const all = [...written.map((file) => `src/${file}`), ...tests, ...scripts, ...kernels].filter((file) => file.endsWith('.ts'))

  it(`has at most ${LONGEST_FILE} lines, unless it is generated`, () => {
    const lengths = all.map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length }))
    expect(lengths.filter(({ lines }) => lines > LONGEST_FILE)).toEqual([])
  })

  it('has a name in kebab case', () => {
    expect(all.filter((file) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:as|d|test))?\.ts$/.test(file))).toEqual(
      [],
    )
  })

  it('has a name that says what it holds', () => {
    const vague = /\b(?:utils?|helpers?|common|managers?|handlers?|processors?|services?|misc|base)\b/
    expect(all.filter((file) => vague.test(file))).toEqual([])
  })

  it('begins by saying what it is for, unless its name says all', () => {
    const mute = written.filter((file) => read(file).split('\n').length > 40 && !/^(?:#!.*\n)?\/\/ /.test(read(file)))
    expect(mute).toEqual([])
  })
})
