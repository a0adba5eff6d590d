// Calls what standard input names and prints the answers, in a process of its own: which certificates are trusted is
// settled when a process starts.
import { text } from 'node:stream/consumers'
import { callerWith, type HttpRequest } from '../../src/respond/http-call.ts'

interface Task {
  readonly requests: readonly HttpRequest[]
  readonly timeoutMs?: number
  readonly allowedHosts?: readonly string[]
  readonly endAfterMs?: number
}

const { requests, endAfterMs, ...options } = JSON.parse(await text(process.stdin)) as Task
const signal = endAfterMs === undefined ? undefined : AbortSignal.timeout(endAfterMs)
const caller = callerWith({ ...options, environment: process.env, ...(signal && { signal }) })
console.log(JSON.stringify(await Promise.all(requests.map((request) => caller.call(request)))))
