import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'

import { type Reading, startReading } from '../lib/reading'
import { whenConnected } from './client'

export type Told<T> = {
  /** As it stands; null until it is known. */
  value: T | null
  /** Whether the last reading had no answer. */
  hasFailed: boolean
  /** Has it read anew; ends once it was. */
  read: () => Promise<void>
}

/**
 * Something that is read at once, whenever the line comes back and when asked to, and told of in between. An answer that comes after news
 * hides none of it: what is told while it is being read is newer, or newer news follows.
 * @param ask Reads it; null where there is no answer. Null itself where there is nothing to read.
 * @param watch Has it told of, until what it returns is called.
 * @param moment When this changes it is read anew.
 */
export function useTold<T>(ask: (() => Promise<T | null>) | null, watch: (tell: (value: T) => void) => () => void, moment?: unknown): Told<T> {
  const client = useClient()
  const [{ of, value, hasFailed }, setState] = useState<{ of: typeof ask; value: T | null; hasFailed: boolean }>({ of: ask, value: null, hasFailed: false })
  const reading = useRef<Reading | null>(null)
  const read = useCallback(() => reading.current?.again() ?? Promise.resolve(), [])

  useEffect(() => {
    if (!ask) return

    let isTold = false
    const current = startReading(
      () => {
        isTold = false
        return ask()
      },
      answer => {
        const found = isTold ? null : answer
        setState(before => ({ of: ask, value: found ?? (before.of === ask ? before.value : null), hasFailed: answer === null }))
      },
    )
    reading.current = current
    const onLine = whenConnected(client, () => void current.again())
    const unwatch = watch(told => {
      isTold = true
      setState({ of: ask, value: told, hasFailed: false })
    })
    return () => {
      current.stop()
      onLine()
      unwatch()
    }
  }, [client, ask, watch])

  const seen = useRef(moment)
  useEffect(() => {
    if (seen.current !== moment) void reading.current?.again()
    seen.current = moment
  }, [moment])

  return of === ask ? { value, hasFailed, read } : { value: null, hasFailed: false, read }
}
