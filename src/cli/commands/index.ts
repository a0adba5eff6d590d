// The list of commands. They are small; what is slow to load, each imports on demand.
import type { Command } from '../command.ts'
import { audit } from './audit.ts'
import { baseline } from './baseline.ts'
import { completion } from './completion.ts'
import { doctor } from './doctor.ts'
import { explain } from './explain.ts'
import { history } from './history.ts'
import { hook } from './hook.ts'
import { hygiene } from './hygiene.ts'
import { importFiles } from './import.ts'
import { init } from './init.ts'
import { revoke } from './revoke.ts'
import { rotate } from './rotate.ts'
import { rules } from './rules.ts'
import { scan } from './scan.ts'
import { schema } from './schema.ts'
import { uninstall } from './uninstall.ts'
import { verify } from './verify.ts'

/** In the order in which the help names them. */
export const commands: Readonly<Record<string, Command>> = {
  scan,
  history,
  hygiene,
  baseline,
  audit,
  verify,
  revoke,
  rotate,
  import: importFiles,
  init,
  hook,
  doctor,
  uninstall,
  rules,
  explain,
  schema,
  completion,
}
