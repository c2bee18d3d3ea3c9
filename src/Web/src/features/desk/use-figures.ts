import { useEffect, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { clientOf } from '../../graphql/client'
import { type Figures, LookAtFigures, WatchFigures } from './desk-documents'
import type { StaffPersona } from './people'

/** The dashboard as it was told last, and how often it was. */
export function useFigures(persona: StaffPersona): { me: string | null; figures: Figures | null; beat: number; hasFailed: boolean } {
  const client = useClient()
  const { jumps } = useStage()
  const [state, setState] = useState({ me: null as string | null, figures: null as Figures | null, beat: 0, hasFailed: false })

  useEffect(() => {
    const read = () => void client.query(LookAtFigures, {}).toPromise().then(({ data }) => setState(before => data
      ? { me: data.me?.id ?? null, figures: data.dashboard, beat: before.beat + 1, hasFailed: false }
      : { ...before, hasFailed: true }))

    read()
    const onLine = clientOf(persona).socket.on('connected', read)
    const watching = client.subscription(WatchFigures, {}).subscribe(({ data }) => {
      if (data) setState(before => ({ ...before, figures: data.dashboardChanged, beat: before.beat + 1, hasFailed: false }))
    })
    return () => {
      onLine()
      watching.unsubscribe()
    }
  }, [client, persona, jumps])

  return state
}
