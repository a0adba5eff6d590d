import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks } from '../../src/hygiene/checks/index.ts'

const root = path.join(import.meta.dirname, '../..')
const folder = path.join(root, 'docs/hygiene')

describe('the page of a check', () => {
  it.each(checks)('is there, and says its title and severity: $id', ({ id, title, severity }) => {
    const page = readFileSync(path.join(folder, `${id}.md`), 'utf8')
    expect(page.split('\n')[0]?.toLowerCase()).toBe(`# ${id}: ${title.toLowerCase()}`)
    expect(/\*\*Severity\*\*: (.*?)\n\n/s.exec(page)?.[1]?.toLowerCase()).toContain(severity)
    expect(page).toContain(`disable: [${id}]`)
  })

  it('is of a check that is there', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
    expect(pages.sort()).toEqual(checks.map(({ id }) => `${id}.md`).sort())
  })
})

describe('a hygiene check', () => {
  it.each(checks.map(({ id }) => id))('%s is in a file of its name', (id) => {
    expect(readFileSync(path.join(root, `src/hygiene/checks/${id}.ts`), 'utf8')).toContain(`id: '${id}'`)
  })

  it('is in the table of the overview', () => {
    const overview = readFileSync(path.join(root, 'docs/hygiene.md'), 'utf8')
    expect(checks.filter(({ id }) => !overview.includes(`[${id}](hygiene/${id}.md)`))).toEqual([])
  })
})
