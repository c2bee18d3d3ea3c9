import { useStage } from '../../cockpit/stage'
import { hour } from '../../lib/moments'
import { alertWords } from '../../safety/alert-words'
import type { Alert } from '../../safety/safety-documents'

type SiteAlertsProps = { alerts: readonly Alert[]; onAcknowledge: (alert: Alert) => void }

/** What is wrong with the safety of people, until somebody of the staff closes it. */
export function SiteAlerts({ alerts, onAcknowledge }: SiteAlertsProps) {
  const { site } = useStage()
  return (
    <div aria-live="assertive">
      {alerts.length > 0 && (
        <ul className="site-alerts" aria-label="Alertes du magasin">
          {alerts.map(alert => (
            <li key={alert.id}>
              <span><b>{alertWords(alert)}</b> depuis {hour(Date.parse(alert.openedAt), site.timeZone)}</span>
              {alert.acknowledgedAt
                ? <span>Pris en charge à {hour(Date.parse(alert.acknowledgedAt), site.timeZone)}</span>
                : <button type="button" className="quiet" onClick={() => onAcknowledge(alert)}>Je m’en occupe</button>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
