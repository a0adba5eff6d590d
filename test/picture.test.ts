// The picture in README is what the program prints now.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { takePicture } from '../scripts/picture/take.ts'

test('the picture in README shows what the program prints', () => {
  const committed = readFileSync(path.join(import.meta.dirname, '../docs/pictures/scan.svg'), 'utf8')
  expect(takePicture()).toBe(committed)
  expect(committed).not.toMatch(/<script|href=/)
})
