import { useCallback, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { useTold } from '../../graphql/use-told'
import { type Figures, LookAtFigures, WatchFigures } from './desk-documents'

/** The dashboard as it was told last, and how often it was. */
export function useFigures(): { me: string | null; figures: Figures | null; beat: number; hasFailed: boolean } {
  const client = useClient()
  const { jumps } = useStage()
  const [me, setMe] = useState<string | null>(null)
  const [beat, setBeat] = useState(0)

  const ask = useCallback(() => client.query(LookAtFigures, {}).toPromise().then(({ data }) => {
    if (!data) return null
    setMe(data.me?.id ?? null)
    setBeat(before => before + 1)
    return data.dashboard
  }), [client])
  const watch = useCallback((told: (figures: Figures) => void) => {
    const watching = client.subscription(WatchFigures, {}).subscribe(({ data }) => {
      if (!data) return
      setBeat(before => before + 1)
      told(data.dashboardChanged)
    })
    return () => watching.unsubscribe()
  }, [client])
  const { value: figures, hasFailed } = useTold(ask, watch, jumps)

  return { me, figures, beat, hasFailed }
}
