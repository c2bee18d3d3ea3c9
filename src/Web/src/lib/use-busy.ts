import { useCallback, useRef, useState } from 'react'

export type Busy = {
  isBusy: boolean
  /** Does it, unless something is being done already: then nothing is. */
  once: (work: () => Promise<unknown>) => void
}

/** One thing at a time: what is pressed twice is done once. */
export function useBusy(): Busy {
  const isRunning = useRef(false)
  const [isBusy, setIsBusy] = useState(false)

  const once = useCallback((work: () => Promise<unknown>) => {
    if (isRunning.current) return
    isRunning.current = true
    setIsBusy(true)
    void work().finally(() => {
      isRunning.current = false
      setIsBusy(false)
    })
  }, [])

  return { isBusy, once }
}
