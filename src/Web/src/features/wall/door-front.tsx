import { Drawing } from '../../lib/drawing'
import { isTrouble, POSITIONS, STATES, stateOf } from './door-words'
import { insideOf } from './inside'
import type { Door, Locker } from './wall-documents'
import type { WorldDoor } from './world-wall'

type DoorFrontProps = {
  locker: Locker
  door: Door | undefined
  real: WorldDoor | undefined
  now: number
  toCheck: ReadonlySet<string>
  isChosen: boolean
  isMine: boolean
  onChoose: () => void
}

/** A door as somebody sees it who stands before the wall. */
export function DoorFront({ locker, door, real, now, toCheck, isChosen, isMine, onChoose }: DoorFrontProps) {
  const state = stateOf(locker, now, toCheck)
  const position = door?.position ?? 'UNKNOWN'
  const inside = insideOf(real)
  const words = [
    `Casier ${locker.name}`, locker.tool?.name ?? 'sans outil', STATES[state], `porte ${POSITIONS[position]}`, ...(isMine ? ['votre réservation'] : []),
    ...(inside === 'taken' ? ['l’outil n’y est pas'] : inside === 'other' ? ['un autre objet y est'] : []),
  ]

  return (
    <li>
      <button
        type="button" className="door" data-state={state} data-position={position.toLowerCase()} data-mine={isMine || undefined}
        data-trouble={(door && isTrouble(door)) || undefined} aria-pressed={isChosen} aria-label={words.join(', ')} onClick={onChoose}
      >
        <span className="leaf">
          <span className="plate">{locker.name}</span>
          <span className="lamp" />
          {inside === 'other' ? <span className="drawing other" aria-hidden="true">?</span> : <Drawing name={inside === 'taken' ? null : locker.tool?.drawing ?? null} />}
          <span className="handle" />
        </span>
      </button>
    </li>
  )
}
