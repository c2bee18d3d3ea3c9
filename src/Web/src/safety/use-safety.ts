import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'

import type { Happening, Site } from '../cockpit/stage'
import { whenConnected } from '../graphql/client'
import { Latest } from '../lib/latest'
import { type Reading, startReading } from '../lib/reading'
import { alertWords, openOf, withAlert } from './alert-words'
import { AcknowledgeAlert, type Alert, type Premises, ReadSafety, WatchAlerts, WatchPremises } from './safety-documents'

type SafetyState = { alerts: readonly Alert[]; premises: Premises | null; hasFailed: boolean }

export type Safety = SafetyState & { acknowledge: (alert: Alert) => void }

const NOTHING: SafetyState = { alerts: [], premises: null, hasFailed: false }

/** What is wrong with the safety of people at the site, and how many are inside; told of each change. */
export function useSafety(site: Site, tell: (happening: Happening) => void): Safety {
  const client = useClient()
  const [{ of, state }, setSafety] = useState({ of: site.id, state: NOTHING })
  const reading = useRef<Reading | null>(null)
  const acknowledge = useCallback(
    (alert: Alert) => void client.mutation(AcknowledgeAlert, { id: alert.id }).toPromise().then(({ data }) => {
      if (!data || data.acknowledgeIncident.refusal) tell({ from: 'wall', text: `${alertWords(alert)} : la prise en charge n’a pas abouti`, isTrouble: true })
      void reading.current?.again()
    }),
    [client, tell],
  )

  useEffect(() => {
    const latest = { alerts: new Latest<Alert>(alert => alert.id), premises: new Latest<Premises | null>(() => '') }
    const change = (to: (state: SafetyState) => SafetyState) =>
      setSafety(before => ({ of: site.id, state: to(before.of === site.id ? before.state : NOTHING) }))

    const current = startReading(
      () => {
        latest.alerts.begin()
        latest.premises.begin()
        return client.query(ReadSafety, { site: site.id }).toPromise().then(({ data }) => data ?? null)
      },
      answer => {
        if (!answer) {
          change(before => ({ ...before, hasFailed: true }))
          return
        }
        const [alerts, [premises]] = [openOf(latest.alerts.join(answer.siteAlerts)), latest.premises.join([answer.premises])]
        change(() => ({ alerts, premises: premises ?? null, hasFailed: false }))
      },
    )
    reading.current = current
    const onLine = whenConnected(client, () => void current.again())
    const alerts = client.subscription(WatchAlerts, { site: site.id }).subscribe(({ data }) => {
      if (!data?.siteAlert) return
      const alert = data.siteAlert
      latest.alerts.told(alert)
      change(before => ({ ...before, alerts: withAlert(before.alerts, alert) }))
      if (!alert.closedAt && !alert.acknowledgedAt) tell({ from: 'wall', text: alertWords(alert), isTrouble: true })
    })
    const premises = client.subscription(WatchPremises, { site: site.id }).subscribe(({ data }) => {
      const told = data?.premisesChanged
      if (!told) return
      latest.premises.told(told)
      change(before => ({ ...before, premises: told }))
    })
    return () => {
      current.stop()
      onLine()
      alerts.unsubscribe()
      premises.unsubscribe()
    }
  }, [client, site.id, tell])

  return useMemo(() => ({ ...(of === site.id ? state : NOTHING), acknowledge }), [of, site.id, state, acknowledge])
}
