import { useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { type WorldDoor, type WorldWall, worldWall } from './world-wall'

type CompartmentHandsProps = {
  name: string
  real: WorldDoor
  hands: readonly string[]
  act: (does: Promise<WorldWall>, done: string) => void
}

/** What lies in an open compartment, to be taken out; or what is put in, whatever it is. */
export function CompartmentHands({ name, real, hands, act }: CompartmentHandsProps) {
  const { site } = useStage()
  const [typed, type] = useState('')
  const plate = typed || real.home || hands[0] || ''
  if (real.plate) return (
    <div className="hands">
      <button
        type="button" className="quiet" disabled={!real.isOpen}
        onClick={() => act(worldWall.take(site.id, real.id), `${name} : quelqu’un prend ${real.plate}`)}
      >
        Prendre l’outil
      </button>
      <span className="plate">{real.plate}</span>
    </div>
  )

  return (
    <form
      className="put-back"
      onSubmit={event => {
        event.preventDefault()
        act(worldWall.put(site.id, real.id, plate), `${name} : quelqu’un y met ${plate}`)
        type('')
      }}
    >
      <label className="field">
        <span>Plaque de ce qu’on y met</span>
        <input value={typed} placeholder={plate} maxLength={60} list={`hands-${real.id}`} onChange={event => type(event.target.value)} />
      </label>
      <datalist id={`hands-${real.id}`}>
        {hands.map(each => <option key={each} value={each}>{each}</option>)}
      </datalist>
      <button type="submit" className="quiet" disabled={!real.isOpen || plate === ''}>Remettre</button>
    </form>
  )
}
