// The list of formats: a file here without its line is an error of the architecture test.
import type { Format } from '../model.ts'
import { human } from './human.ts'
import { json } from './json.ts'
import { sarif } from './sarif.ts'

export const formatNames = ['human', 'json', 'sarif'] as const
export type FormatName = (typeof formatNames)[number]

export const formats: Readonly<Record<FormatName, Format>> = { human, json, sarif }
