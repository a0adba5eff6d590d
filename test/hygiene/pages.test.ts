import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks } from '../../src/hygiene/checks/index.ts'

const folder = path.join(import.meta.dirname, '../../docs/hygiene')

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
