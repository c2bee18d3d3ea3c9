import { useState } from 'react'
import { useMutation } from 'urql'

import { useStage } from '../../cockpit/stage'
import { demoNow } from '../../lib/demo-time'
import { FailureNote } from '../../refusals/failure-note'
import type { Refusal } from '../../refusals/refusal-facts'
import { RefusalNote } from '../../refusals/refusal-note'
import { CompartmentHands } from './compartment-hands'
import { contentWords, standingWords } from './door-words'
import { type Door, OpenDoor } from './wall-documents'
import { FAULTS, type WorldWall, worldWall } from './world-wall'

type DoorPanelProps = {
  id: string
  name: string
  tool: string | null
  door: Door | undefined
  world: WorldWall | null
  act: (does: Promise<WorldWall>, done: string) => void
  onAsked: () => void
  onClose: () => void
}

/** One door: how it stands, opening it as staff, and what hands and bad luck do to it. */
export function DoorPanel({ id, name, tool, door, world, act, onAsked, onClose }: DoorPanelProps) {
  const { site } = useStage()
  const [reason, setReason] = useState('Contrôle du casier')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [{ fetching, error }, openDoor] = useMutation(OpenDoor)
  const real = world?.doors.find(each => each.id === id)

  async function open() {
    const { data } = await openDoor({ input: { door: id, reason } })
    setRefusal(data?.openDoor.refusal ?? null)
    onAsked()
  }

  return (
    <section className="door-panel" aria-label={name}>
      <header>
        <h3><span className="plate">{name}</span> {tool ?? (id === site.id ? 'Porte du magasin' : 'Casier vide')}</h3>
        <button type="button" className="quiet" onClick={onClose}>Fermer</button>
      </header>
      <p role="status">Porte {door ? standingWords(door) : 'dont rien n’est connu'}.{door?.isLeftOpen ? ' Elle reste ouverte trop longtemps.' : ''}</p>
      {door && contentWords(door) && <p>Casier {contentWords(door)}.</p>}

      <form className="open-door" onSubmit={event => { event.preventDefault(); void open() }}>
        <label className="field">
          <span>Motif, pour le journal d’audit</span>
          <input value={reason} minLength={3} maxLength={500} required onChange={event => setReason(event.target.value)} />
        </label>
        <button type="submit" className="main" disabled={fetching}>Ouvrir comme opérateur</button>
      </form>
      <FailureNote error={error} />
      {refusal && <RefusalNote refusal={refusal} now={demoNow()} />}

      {real && (
        <>
          <div className="hands">
            <button type="button" className="quiet" onClick={() => act(worldWall.push(site.id, id), `${name} : quelqu’un pousse la porte`)}>Pousser la porte</button>
            <button type="button" className="fault" onClick={() => act(worldWall.pull(site.id, id), `${name} : quelqu’un force la porte`)}>Forcer la porte</button>
          </div>
          {id !== site.id && <CompartmentHands name={name} real={real} hands={world?.hands ?? []} act={act} />}
          <fieldset className="faults">
            <legend>Panne</legend>
            {FAULTS.map(([fault, words]) => (
              <label key={fault}>
                <input
                  type="radio" name="fault" checked={real.fault === fault}
                  onChange={() => act(worldWall.spoil(site.id, id, fault), fault === 'none' ? `${name} : réparée` : `${name} : en panne, ${words.toLowerCase()}`)}
                />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
        </>
      )}
    </section>
  )
}
