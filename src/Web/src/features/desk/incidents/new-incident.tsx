import { useState } from 'react'
import { useMutation } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { DeedNote } from '../deed-note'
import { useDeed } from '../use-deed'
import { type Incident, OpenIncident } from './incident-documents'
import { SEVERITIES } from './incident-words'

/** Somebody has seen something. */
export function NewIncident({ onOpened }: { onOpened: (id: string) => void }) {
  const { site } = useStage()
  const [severity, setSeverity] = useState<Incident['severity']>('MAJOR')
  const [text, setText] = useState('')
  const [isHere, setIsHere] = useState(true)
  const [, open] = useMutation(OpenIncident)
  const deed = useDeed()

  const submit = () => {
    let opened = ''
    return deed.act(async () => {
      const { data, error } = await open({ input: { severity, text: text.trim(), ...(isHere ? { site: site.id } : {}) } })
      opened = data?.openIncident.incident?.id ?? ''
      return { error, refusal: data?.openIncident.refusal }
    }, () => onOpened(opened))
  }

  return (
    <form className="desk-file" aria-label="Signaler un incident" onSubmit={event => { event.preventDefault(); void submit() }}>
      <h3>Signaler un incident</h3>
      <fieldset className="desk-kinds three">
        <legend>Gravité</legend>
        {SEVERITIES.map(each => (
          <label key={each.severity} className="card">
            <input type="radio" name="severity" checked={severity === each.severity} onChange={() => setSeverity(each.severity)} />
            <span><b>{each.name}</b>{each.severity === 'URGENT' && <small>prévient l’astreinte</small>}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>Ce qui se passe</span>
        <textarea rows={3} maxLength={2000} required value={text} onChange={event => setText(event.target.value)} />
      </label>
      <label className="agree">
        <input type="checkbox" checked={isHere} onChange={event => setIsHere(event.target.checked)} />
        <span>À {site.name}</span>
      </label>
      <DeedNote deed={deed} />
      <button type="submit" className="main" disabled={deed.isBusy || text.trim() === ''}>Ouvrir l’incident</button>
    </form>
  )
}
