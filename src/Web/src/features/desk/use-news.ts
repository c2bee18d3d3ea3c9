import { useEffect, useRef } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import type { Figures } from './desk-documents'
import { WatchIncidents } from './incidents/incident-documents'
import { titleOf } from './incidents/incident-words'
import { toDecide } from './returns/waiting'

/** Tells the page what the staff is told: a return that waits, an incident. */
export function useNews(figures: Figures | null): void {
  const client = useClient()
  const { tell, jumps } = useStage()
  const known = useRef<number | null>(null)
  const waiting = figures ? toDecide(figures).total : null

  useEffect(() => {
    if (waiting !== null && known.current !== null && waiting > known.current) {
      tell({ from: 'desk', text: waiting === 1 ? 'Un outil rendu attend une décision' : `${waiting} outils rendus attendent une décision` })
    }
    known.current = waiting
  }, [tell, waiting])

  useEffect(() => {
    const watching = client.subscription(WatchIncidents, {}).subscribe(({ data }) => {
      if (!data?.incidentChanged) return
      const { closedAt, severity } = data.incidentChanged
      tell({ from: 'desk', text: `Incident${closedAt ? ' clos' : ''} : ${titleOf(data.incidentChanged)}`, isTrouble: severity === 'URGENT' && !closedAt })
    })
    return () => watching.unsubscribe()
  }, [client, jumps, tell])
}
