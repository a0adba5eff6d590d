// Runs the built program on a made-up project and draws what it prints.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seededRandom } from '../../src/random.ts'
import { fillTemplate } from '../../src/rules/template.ts'
import { drawTerminal } from './draw.ts'

const cli = path.join(import.meta.dirname, '../../dist/cli.js')
const COLUMNS = 108

/** The picture as SVG; the same each time. */
export function takePicture(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-picture-'))
  try {
    mkdirSync(path.join(folder, 'src'))
    const { text } = fillTemplate("const key = '{{sk_live_ alnum*32}}'", seededRandom(4))
    writeFileSync(path.join(folder, 'src/pay.ts'), `// payment\n${text}\nexport const pay = (amount: number) => charge(key, amount)\n`)
    writeFileSync(path.join(folder, 'src/app.ts'), 'export const name = "shop"\n')
    const env = { PATH: process.env.PATH, COLUMNS: String(COLUMNS), GIT_CEILING_DIRECTORIES: tmpdir() }
    const { stdout } = spawnSync(process.execPath, [cli, '--color', 'always'], { cwd: folder, env, encoding: 'utf8' })
    return drawTerminal(`$ straykey\n${stdout}`, COLUMNS)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
