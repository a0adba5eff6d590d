// A thread beside the main one: takes its task, walks, posts what it found.
import { parentPort, workerData } from 'node:worker_threads'
import type { Rule } from '../model.ts'
import { type WalkTask, WalkThread } from './walk-thread.ts'

const { rules } = workerData as { readonly rules: readonly Rule[] }
const thread = new WalkThread(rules)

parentPort?.once('message', async (task: WalkTask) => {
  parentPort?.postMessage(await thread.run(task, () => undefined))
})
