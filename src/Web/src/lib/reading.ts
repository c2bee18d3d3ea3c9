/** How long after a reading that had no answer the next one begins, in milliseconds. */
const PAUSE = 5000

export type Reading = {
  /** Has it read anew; ends once it was. */
  again: () => Promise<void>
  stop: () => void
}

/**
 * Reads at once and whenever it is asked to; after a reading without an answer once more by itself. One is under way at a time, for equal
 * queries that are under way share one answer: whoever asks meanwhile has it read again afterwards.
 * @param ask Reads; null where there is no answer.
 * @param take Is given each answer, until it is stopped.
 */
export function startReading<T>(ask: () => Promise<T | null>, take: (answer: T | null) => void): Reading {
  let isWanted = false
  let isOver = false
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  async function readWhileWanted() {
    while (isWanted) {
      isWanted = false
      const answer = await ask().catch(() => null)
      if (isOver) return
      take(answer)
      if (answer === null && !isWanted) timer = setTimeout(() => void again(), PAUSE)
    }
  }

  function again(): Promise<void> {
    if (isOver) return Promise.resolve()
    isWanted = true
    clearTimeout(timer)
    running ??= readWhileWanted().finally(() => {
      running = null
    })
    return running
  }

  void again()
  return {
    again,
    stop: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}
