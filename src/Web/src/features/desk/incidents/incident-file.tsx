import { useState } from 'react'
import { useMutation } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { hour, nearDay } from '../../../lib/moments'
import { useNow } from '../../../lib/use-now'
import { DeedNote } from '../deed-note'
import { useDesk } from '../desk-context'
import { useDeed } from '../use-deed'
import { useLive } from '../use-live'
import { AcknowledgeIncident, AssignIncident, CloseIncident, FollowIncident, type Incident, OneIncident } from './incident-documents'
import { severityOf, stateWords, stepOf, titleOf } from './incident-words'

type IncidentFileProps = { id: string; onChanged: () => void }

/** One incident: who has it, what was written, and its end. */
export function IncidentFile({ id, onChanged }: IncidentFileProps) {
  const { data, error, again } = useLive(OneIncident, { id })

  if (error) return <p className="refusal" role="alert">L’incident ne répond pas. Il sera relu dans un instant.</p>
  if (!data) return <p className="count" role="status">Lecture de l’incident…</p>
  if (!data.incident) return <p className="refusal" role="alert">Cet incident n’existe pas.</p>
  return <OpenFile incident={data.incident} onChanged={() => { again(); onChanged() }} />
}

function OpenFile({ incident, onChanged }: { incident: Incident; onChanged: () => void }) {
  const { me, go } = useDesk()
  const { site } = useStage()
  const now = useNow(30_000)
  const [, assign] = useMutation(AssignIncident)
  const [, acknowledge] = useMutation(AcknowledgeIncident)
  const [, follow] = useMutation(FollowIncident)
  const [, close] = useMutation(CloseIncident)
  const [text, setText] = useState('')
  const deed = useDeed()

  const zone = incident.site?.timeZone ?? site.timeZone
  const step = stepOf(incident)
  const written = () => {
    // What was typed since it was sent stays.
    setText(typed => (typed === text ? '' : typed))
    onChanged()
  }

  const take = () => deed.act(async () => {
    if (incident.severity === 'URGENT' && !incident.acknowledgedAt) {
      const { data, error } = await acknowledge({ incident: incident.id })
      return { error, refusal: data?.acknowledgeIncident.refusal }
    }
    const { data, error } = await assign({ incident: incident.id, to: me ?? '' })
    return { error, refusal: data?.assignIncident.refusal }
  }, onChanged)
  const add = () => deed.act(async () => {
    const { data, error } = await follow({ incident: incident.id, text })
    return { error, refusal: data?.followIncident.refusal }
  }, written)
  const end = () => deed.act(async () => {
    const { data, error } = await close({ incident: incident.id, report: text })
    return { error, refusal: data?.closeIncident.refusal }
  }, written)

  return (
    <article className="desk-file" aria-label={titleOf(incident)}>
      <header>
        <h3>{titleOf(incident)}</h3>
        <p><span className="desk-colour" data-colour={severityOf(incident.severity).colour}>{severityOf(incident.severity).name}</span> <span className="fine">{incident.site?.name ?? 'Sans lieu'}, {stateWords(incident, me)}</span></p>
      </header>
      {incident.rental && <button type="button" className="quiet desk-write" onClick={() => go({ tab: 'search', id: incident.rental })}>Voir la location</button>}
      <ol className="desk-timeline">
        {incident.entries.map((entry, index) => (
          <li key={index} data-side={entry.by === null ? 'rule' : 'staff'}>
            <small>{nearDay(Date.parse(entry.at), now, zone)} {hour(Date.parse(entry.at), zone)}, {entry.by === null ? 'une règle' : entry.by === me ? 'vous' : 'un collègue'}</small>
            <p>{entry.text || 'Ouvert automatiquement.'}</p>
          </li>
        ))}
      </ol>
      <DeedNote deed={deed} />
      {step === 'take' && <button type="button" className="main" disabled={deed.isBusy || me === null} onClick={() => void take()}>Je m’en occupe</button>}
      {step !== 'over' && (
        <form className="desk-words" onSubmit={event => { event.preventDefault(); void (step === 'work' ? end() : add()) }}>
          <label className="field">
            <span>{step === 'work' ? 'Suite, ou compte rendu' : 'Suite'}</span>
            <textarea rows={3} maxLength={2000} required value={text} onChange={event => setText(event.target.value)} />
          </label>
          <div className="pair">
            <button type="button" className="quiet" disabled={deed.isBusy || text.trim() === ''} onClick={() => void add()}>Ajouter au suivi</button>
            {step === 'work' && <button type="submit" className="main" disabled={deed.isBusy || text.trim() === ''}>Clore avec ce compte rendu</button>}
          </div>
        </form>
      )}
    </article>
  )
}
