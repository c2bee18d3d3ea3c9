import { useState } from 'react'

import { useNow } from '../../../lib/use-now'
import { useDesk } from '../desk-context'
import { Split } from '../split'
import { ago } from '../time-left'
import { useLive } from '../use-live'
import { AllIncidents, type Incident } from './incident-documents'
import { IncidentFile } from './incident-file'
import { NewIncident } from './new-incident'
import { onCallNow, severityOf, stateWords, titleOf } from './incident-words'

const NEW = 'new'

/** What a person must see to, urgent ones first. */
export function Incidents() {
  const { me, place, go } = useDesk()
  const now = useNow(10_000)
  const [isOpen, setIsOpen] = useState(true)
  const { data, error, again } = useLive(AllIncidents, { isOpen })
  const incidents = data?.incidents ?? []

  return (
    <Split
      open={place.id}
      list={
        <>
          <div className="desk-filter" role="group" aria-label="Quels incidents">
            <button type="button" className="quiet" aria-pressed={isOpen} onClick={() => setIsOpen(true)}>Ouverts</button>
            <button type="button" className="quiet" aria-pressed={!isOpen} onClick={() => setIsOpen(false)}>Clos</button>
            <button type="button" className="quiet" aria-pressed={place.id === NEW} onClick={() => go({ tab: 'incidents', id: NEW })}>Signaler</button>
          </div>
          <p className="fine">{data ? onCallNow(data.onCall ?? [], me, now) : '…'}</p>
          {error && <p className="refusal" role="alert">Les incidents ne répondent pas. Ils seront relus dans un instant.</p>}
          <ul className="desk-rows">
            {incidents.map(each => (
              <li key={each.id}><IncidentCard incident={each} now={now} /></li>
            ))}
          </ul>
          {data && incidents.length === 0 && <p className="desk-nothing">{isOpen ? 'Aucun incident ouvert.' : 'Aucun incident clos.'}</p>}
          {!data && !error && <p className="count" role="status">Lecture des incidents…</p>}
        </>
      }
      detail={place.id === NEW
        ? <NewIncident onOpened={id => { again(); go({ tab: 'incidents', id }) }} />
        : place.id
          ? <IncidentFile key={place.id} id={place.id} onChanged={again} />
          : null}
      hint="Choisissez un incident, ou signalez-en un."
    />
  )
}

function IncidentCard({ incident, now }: { incident: Incident; now: number }) {
  const { me, place, go } = useDesk()
  const { name, colour } = severityOf(incident.severity)
  return (
    <button
      type="button" className="desk-card slim" data-colour={colour} aria-pressed={place.id === incident.id}
      onClick={() => go({ tab: 'incidents', id: incident.id })}
    >
      <span className="sr-only">Incident</span>
      <span className="desk-card-words">
        <b>{titleOf(incident)}</b>
        <small>{incident.site?.name ?? 'Sans lieu'}, {ago(now - Date.parse(incident.openedAt))}</small>
      </span>
      <span className="desk-card-tags">
        <span className="desk-colour">{name}</span>
        <span className="tag past">{stateWords(incident, me)}</span>
      </span>
    </button>
  )
}
