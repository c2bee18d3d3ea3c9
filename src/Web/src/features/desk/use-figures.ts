import { useEffect, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { whenConnected } from '../../graphql/client'
import { Latest } from '../../lib/latest'
import { type Figures, LookAtFigures, WatchFigures } from './desk-documents'

/** The dashboard as it was told last, and how often it was. */
export function useFigures(): { me: string | null; figures: Figures | null; beat: number; hasFailed: boolean } {
  const client = useClient()
  const { jumps } = useStage()
  const [state, setState] = useState({ me: null as string | null, figures: null as Figures | null, beat: 0, hasFailed: false })

  useEffect(() => {
    const latest = new Latest<Figures>(() => '')
    const read = () => {
      const settle = latest.begin()
      void client.query(LookAtFigures, {}).toPromise().then(({ data }) => {
        const found = settle(data ? [data.dashboard] : [])
        if (!found) return
        setState(before => data ? { me: data.me?.id ?? null, figures: found[0]!, beat: before.beat + 1, hasFailed: false } : { ...before, hasFailed: true })
      })
    }

    read()
    const onLine = whenConnected(client, read)
    const watching = client.subscription(WatchFigures, {}).subscribe(({ data }) => {
      if (!data) return
      latest.told(data.dashboardChanged)
      setState(before => ({ ...before, figures: data.dashboardChanged, beat: before.beat + 1, hasFailed: false }))
    })
    return () => {
      onLine()
      watching.unsubscribe()
    }
  }, [client, jumps])

  return state
}
