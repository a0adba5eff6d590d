// All that is in a folder, so that a test can tell whether it stayed as it was.
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Every file and folder with its time, mode and contents. */
export function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stat = lstatSync(path.join(folder, name))
      return `${name} ${stat.mtimeMs} ${stat.mode} ${stat.isFile() ? readFileSync(path.join(folder, name), 'base64') : ''}`
    })
}
