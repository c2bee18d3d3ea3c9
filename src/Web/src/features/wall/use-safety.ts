import { useCallback, useEffect, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { clientOf } from '../../graphql/client'
import { alertWords, withAlert } from './alert-words'
import { AcknowledgeAlert, type Alert, type Premises, Safety, WatchAlerts, WatchPremises } from './wall-documents'

export type SafetyState = { alerts: readonly Alert[]; premises: Premises | null }

const NOTHING: SafetyState = { alerts: [], premises: null }

/** What is wrong with the safety of people at the site, and how many are inside; told of each change. */
export function useSafety(): SafetyState & { acknowledge: (alert: Alert) => void } {
  const client = useClient()
  const { site, tell } = useStage()
  const [{ of, state }, setSafety] = useState({ of: site.id, state: NOTHING })

  const change = useCallback(
    (to: (state: SafetyState) => SafetyState) => setSafety(before => ({ of: site.id, state: to(before.of === site.id ? before.state : NOTHING) })),
    [site.id],
  )
  const heard = useCallback((alert: Alert) => change(before => ({ ...before, alerts: withAlert(before.alerts, alert) })), [change])
  const acknowledge = useCallback(
    (alert: Alert) => void client.mutation(AcknowledgeAlert, { id: alert.id }).toPromise().then(({ data }) => {
      if (data?.acknowledgeIncident.incident) heard(data.acknowledgeIncident.incident)
    }),
    [client, heard],
  )

  useEffect(() => {
    const read = () => void client.query(Safety, { site: site.id }).toPromise().then(({ data }) => {
      if (data) change(() => ({ alerts: data.siteAlerts, premises: data.premises }))
    })

    read()
    const onLine = clientOf('operateur').socket.on('connected', read)
    const alerts = client.subscription(WatchAlerts, { site: site.id }).subscribe(({ data }) => {
      if (!data?.siteAlert) return
      heard(data.siteAlert)
      if (!data.siteAlert.closedAt && !data.siteAlert.acknowledgedAt) tell({ from: 'wall', text: alertWords(data.siteAlert), isTrouble: true })
    })
    const premises = client.subscription(WatchPremises, { site: site.id }).subscribe(({ data }) => {
      if (data) change(before => ({ ...before, premises: data.premisesChanged }))
    })
    return () => {
      onLine()
      alerts.unsubscribe()
      premises.unsubscribe()
    }
  }, [client, site.id, change, heard, tell])

  return { ...(of === site.id ? state : NOTHING), acknowledge }
}
