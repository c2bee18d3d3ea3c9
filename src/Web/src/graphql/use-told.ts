import { useCallback, useEffect, useState } from 'react'
import { useClient } from 'urql'

import { Latest } from '../lib/latest'
import { whenConnected } from './client'

export type Told<T> = {
  /** As it stands; null until it is known. */
  value: T | null
  /** Whether the last reading had no answer. */
  hasFailed: boolean
  read: () => void
}

/**
 * Something that is read at once, whenever the line comes back and when asked to, and told of in between.
 * @param ask Reads it; null where there is no answer.
 * @param watch Has it told of, until what it returns is called.
 */
export function useTold<T>(ask: () => Promise<T | null>, watch: (tell: (value: T) => void) => () => void): Told<T> {
  const client = useClient()
  const [{ of, value, hasFailed }, setState] = useState<{ of: typeof ask; value: T | null; hasFailed: boolean }>({ of: ask, value: null, hasFailed: false })
  const [latest] = useState(() => new Latest<T>(() => ''))

  const read = useCallback(() => {
    const settle = latest.begin()
    void ask().then(answer => {
      const found = settle(answer === null ? [] : [answer])
      if (!found) return
      setState(before => ({ of: ask, value: found[0] ?? (before.of === ask ? before.value : null), hasFailed: answer === null }))
    })
  }, [ask, latest])

  useEffect(() => {
    read()
    const onLine = whenConnected(client, read)
    const stop = watch(told => {
      latest.told(told)
      setState({ of: ask, value: told, hasFailed: false })
    })
    return () => {
      onLine()
      stop()
    }
  }, [client, ask, watch, latest, read])

  return of === ask ? { value, hasFailed, read } : { value: null, hasFailed: false, read }
}
