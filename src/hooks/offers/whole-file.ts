// Offers that are a file of their own: it is made when it isn't there, and taken away only as long as nobody changed it.
import { planEdit, readText } from '../../plan/files.ts'
import { nothing, type Plan } from '../../plan/plan.ts'

export interface WholeFile {
  readonly path: string
  readonly text: string
  readonly withFolder?: boolean
}

const OTHERWISE = 'move it away and run the command again'

export function planFile({ text, ...file }: WholeFile): Plan {
  return planEdit({ ...file, edit: (before) => before ?? text, encoding: 'utf8', otherwise: OTHERWISE })
}

export function planRemoval({ text, ...file }: WholeFile): Plan {
  if (readText(file.path) !== text) return nothing
  return planEdit({ ...file, edit: () => undefined, encoding: 'utf8', otherwise: OTHERWISE })
}
