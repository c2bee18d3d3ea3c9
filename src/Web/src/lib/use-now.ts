import { useEffect, useState } from 'react'

import { demoNow, onJump } from './demo-time'

/** The time of the demo, read again every so many milliseconds and after each jump. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(demoNow)
  useEffect(() => {
    const read = () => setNow(demoNow())
    const timer = setInterval(read, every)
    const stop = onJump(read)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [every])
  return now
}
