// A thread of a scan beside the main one: takes pieces of the list until none is left, and posts what it found.
import { parentPort, workerData } from 'node:worker_threads'
import { Detector } from './detect/detector.ts'
import { lookWith } from './scan/look.ts'
import type { ScanTask } from './scan/threads.ts'
import { scanWorks } from './scan/works.ts'
import { type WorktreeWork, worktree } from './sources/worktree.ts'

const { rules, limits, work, shares } = workerData as ScanTask
const look = lookWith(new Detector(rules), limits)
const open = (piece: unknown) => worktree.open(piece as WorktreeWork)
parentPort?.postMessage(await scanWorks({ work, open, shares }, look, () => {}))
