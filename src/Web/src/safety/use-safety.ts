import { useCallback, useEffect, useMemo, useState } from 'react'
import { useClient } from 'urql'

import type { Happening, Site } from '../cockpit/stage'
import { clientOf } from '../graphql/client'
import { alertWords, withAlert } from './alert-words'
import { AcknowledgeAlert, type Alert, type Premises, ReadSafety, WatchAlerts, WatchPremises } from './safety-documents'

type SafetyState = { alerts: readonly Alert[]; premises: Premises | null }

export type Safety = SafetyState & { acknowledge: (alert: Alert) => void }

const NOTHING: SafetyState = { alerts: [], premises: null }

/** What is wrong with the safety of people at the site, and how many are inside; told of each change. */
export function useSafety(site: Site, tell: (happening: Happening) => void): Safety {
  const client = useClient()
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
    const read = () => void client.query(ReadSafety, { site: site.id }).toPromise().then(({ data }) => {
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

  return useMemo(() => ({ ...(of === site.id ? state : NOTHING), acknowledge }), [of, site.id, state, acknowledge])
}
