// A thread beside the main one: takes its task, walks, posts what it found.
import { parentPort, workerData } from 'node:worker_threads'
import type { Rule } from '../model.ts'
import { type WalkTask, WalkThread } from './walk-thread.ts'

const { rules, kernel } = workerData as { readonly rules: readonly Rule[]; readonly kernel: WebAssembly.Module }
const thread = new WalkThread(rules, kernel)

parentPort?.once('message', async (task: WalkTask) => {
  const outcome = await thread.run(task, () => undefined)
  const { trees, commits } = outcome
  // Handed over, not copied.
  parentPort?.postMessage(
    outcome,
    [...Object.values(trees), ...Object.values(commits)].map(({ buffer }) => buffer as ArrayBuffer),
  )
})
