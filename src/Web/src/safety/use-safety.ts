import { useCallback, useEffect, useMemo, useState } from 'react'
import { useClient } from 'urql'

import type { Happening, Site } from '../cockpit/stage'
import { whenConnected } from '../graphql/client'
import { Latest } from '../lib/latest'
import { alertWords, openOf, withAlert } from './alert-words'
import { AcknowledgeAlert, type Alert, type Premises, ReadSafety, WatchAlerts, WatchPremises } from './safety-documents'

type SafetyState = { alerts: readonly Alert[]; premises: Premises | null }

export type Safety = SafetyState & { acknowledge: (alert: Alert) => void }

const NOTHING: SafetyState = { alerts: [], premises: null }

/** What is wrong with the safety of people at the site, and how many are inside; told of each change. */
export function useSafety(site: Site, tell: (happening: Happening) => void): Safety {
  const client = useClient()
  const [{ of, state }, setSafety] = useState({ of: site.id, state: NOTHING })
  const [latest] = useState(() => ({ alerts: new Latest<Alert>(alert => alert.id), premises: new Latest<Premises | null>(() => '') }))

  const change = useCallback(
    (to: (state: SafetyState) => SafetyState) => setSafety(before => ({ of: site.id, state: to(before.of === site.id ? before.state : NOTHING) })),
    [site.id],
  )
  const read = useCallback(() => {
    const [settleAlerts, settlePremises] = [latest.alerts.begin(), latest.premises.begin()]
    void client.query(ReadSafety, { site: site.id }).toPromise().then(({ data }) => {
      if (!data) return
      const [alerts, premises] = [settleAlerts(data.siteAlerts), settlePremises([data.premises])]
      if (alerts && premises) change(() => ({ alerts: openOf(alerts), premises: premises[0] ?? null }))
    })
  }, [client, site.id, latest, change])
  const acknowledge = useCallback(
    (alert: Alert) => void client.mutation(AcknowledgeAlert, { id: alert.id }).toPromise().then(read),
    [client, read],
  )

  useEffect(() => {
    read()
    const onLine = whenConnected(client, read)
    const alerts = client.subscription(WatchAlerts, { site: site.id }).subscribe(({ data }) => {
      if (!data?.siteAlert) return
      const alert = data.siteAlert
      latest.alerts.told(alert)
      change(before => ({ ...before, alerts: withAlert(before.alerts, alert) }))
      if (!alert.closedAt && !alert.acknowledgedAt) tell({ from: 'wall', text: alertWords(alert), isTrouble: true })
    })
    const premises = client.subscription(WatchPremises, { site: site.id }).subscribe(({ data }) => {
      if (!data) return
      latest.premises.told(data.premisesChanged)
      change(before => ({ ...before, premises: data.premisesChanged }))
    })
    return () => {
      onLine()
      alerts.unsubscribe()
      premises.unsubscribe()
    }
  }, [client, site.id, latest, change, read, tell])

  return useMemo(() => ({ ...(of === site.id ? state : NOTHING), acknowledge }), [of, site.id, state, acknowledge])
}
