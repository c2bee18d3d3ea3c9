import { Drawing } from '../../lib/drawing'
import { isTrouble, POSITIONS, STATES, stateOf } from './door-words'
import type { Door, Locker } from './wall-documents'

type DoorFrontProps = {
  locker: Locker
  door: Door | undefined
  now: number
  isChosen: boolean
  isMine: boolean
  onChoose: () => void
}

/** A door as somebody sees it who stands before the wall. */
export function DoorFront({ locker, door, now, isChosen, isMine, onChoose }: DoorFrontProps) {
  const state = stateOf(locker, now)
  const position = door?.position ?? 'UNKNOWN'
  const words = [
    `Casier ${locker.name}`, locker.tool?.name ?? 'sans outil', STATES[state], `porte ${POSITIONS[position]}`, ...(isMine ? ['votre réservation'] : []),
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
          <Drawing name={locker.tool?.drawing ?? null} />
          <span className="handle" />
        </span>
      </button>
    </li>
  )
}
