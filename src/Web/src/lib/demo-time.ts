/** The clock of the demo runs ahead of this machine's: by how much was read last, in milliseconds. */
let ahead = 0

const listeners = new Set<() => void>()

export function demoNow(): number {
  return Date.now() + ahead
}

/** Small corrections are nobody's business; a jump is told. */
export function setDemoNow(now: number): void {
  const before = ahead
  ahead = now - Date.now()
  if (Math.abs(ahead - before) > 1000) for (const listener of listeners) listener()
}

export function onJump(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
