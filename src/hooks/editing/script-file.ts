// Hook scripts as files: the plan that puts our line into one, and the plan that takes it out of all in a folder.
import path from 'node:path'
import { planEdit, readTarget } from '../../plan/files.ts'
import { joinPlans, nothing, type Plan } from '../../plan/plan.ts'
import { hookNames } from '../place/hook-name.ts'
import { byHand, type Call, hasOurLine, newScript, withLine, withoutLine } from './script.ts'

export interface ScriptFile {
  readonly file: string
  readonly call: Call
  /** Whether a new one begins with the interpreter's name. */
  readonly shebang: boolean
  /** Whether git runs the file itself, and so passes it over when it isn't executable. */
  readonly needsBit: boolean
}

const EXECUTABLE = 0o755

export function scriptPlan({ file, call, shebang, needsBit }: ScriptFile): Plan {
  const target = readTarget(file)
  const inBytes = { ...call, program: Buffer.from(call.program).toString('latin1') }
  const plan = planEdit({
    path: file,
    edit: (before) => (before === undefined ? newScript(inBytes, shebang) : withLine(before, inBytes)),
    encoding: 'latin1',
    mode: EXECUTABLE,
    otherwise: byHand(call),
  })
  const asleep = needsBit && target.state === 'file' && !target.executable && path.sep === '/'
  const isNew = plan.changes.some(({ before }) => before !== undefined && !hasOurLine(before.toString('latin1')))
  return joinPlans([
    plan,
    asleep ? { ...nothing, left: [`${file} isn't executable, so git passes it over; if it is meant to run: chmod +x '${file}'`] } : nothing,
    isNew ? { ...nothing, notes: [`${file}: our line stands first, so that nothing that ends the script comes before it`] } : nothing,
  ])
}

/** Takes our lines out of the hook scripts of a folder. */
export function withoutScripts(folder: string): Plan {
  return joinPlans(hookNames.map((hook) => withoutScript(path.join(folder, hook))))
}

function withoutScript(file: string): Plan {
  const target = readTarget(file)
  if (target.state !== 'file' || !hasOurLine(target.bytes.toString('latin1'))) return nothing
  return planEdit({ path: file, edit: (before) => withoutLine(before ?? ''), encoding: 'latin1', otherwise: 'take our line out by hand' })
}
