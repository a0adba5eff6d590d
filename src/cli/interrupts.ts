// Ctrl-C, and the system's request to end: the first is told to a listener, the second ends the program at once.

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Calls the listener at the first signal only; gives the way to stop listening. */
export function onInterrupt(listener: () => void): () => void {
  // Without a listener Node does what the system does by default: the program ends.
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, once)
  }
  const once = () => {
    stop()
    listener()
  }
  for (const signal of SIGNALS) process.on(signal, once)
  return stop
}
