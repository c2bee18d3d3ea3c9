import { type ReactNode, useState } from 'react'

import { countdown } from '../../lib/moments'
import type { Purpose } from '../../lib/pass-code'
import { digitsOf, PIN, pinWords } from './pin'

type PinPadProps = {
  now: number
  /** Until when the pad is locked by what was typed; 0 where it is not. */
  onType: (typed: string, purpose: Purpose) => Promise<number>
  onBack: () => void
  children: ReactNode
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Ten digits. Who types wrong ones waits for longer and longer. */
export function PinPad({ now, onType, onBack, children }: PinPadProps) {
  const [typed, setTyped] = useState('')
  const [purpose, setPurpose] = useState<Purpose>('PICK_UP')
  const [isAsking, setIsAsking] = useState(false)
  const [lockedUntil, setLockedUntil] = useState(0)
  const isLocked = now < lockedUntil

  async function enter() {
    setIsAsking(true)
    setLockedUntil(await onType(typed, purpose))
    setIsAsking(false)
    setTyped('')
  }

  return (
    <form className="pin-pad" onSubmit={event => { event.preventDefault(); void enter() }}>
      <div className="purposes" role="group" aria-label="Pour quoi faire">
        <button type="button" className="chip" aria-pressed={purpose === 'PICK_UP'} onClick={() => setPurpose('PICK_UP')}>Retirer</button>
        <button type="button" className="chip" aria-pressed={purpose === 'RETURN'} onClick={() => setPurpose('RETURN')}>Rendre</button>
      </div>
      <label className="field">
        <span>4 chiffres du mobile, puis 6 du SMS</span>
        <input
          className="pin" inputMode="numeric" autoComplete="off" value={pinWords(typed)} disabled={isLocked}
          onChange={event => setTyped(digitsOf(event.target.value))}
        />
      </label>
      {isLocked
        ? <p className="locked" role="status">Le clavier attend encore <b role="timer">{countdown(lockedUntil - now)}</b></p>
        : children}
      <div className="keys">
        {KEYS.map(key => <button key={key} type="button" disabled={isLocked} onClick={() => setTyped(digitsOf(typed + key))}>{key}</button>)}
        <button type="button" disabled={isLocked || typed === ''} aria-label="Effacer un chiffre" onClick={() => setTyped(typed.slice(0, -1))}>⌫</button>
        <button type="button" disabled={isLocked} onClick={() => setTyped(digitsOf(`${typed}0`))}>0</button>
        <button type="button" aria-label="Retour" onClick={onBack}>✕</button>
      </div>
      <button type="submit" className="main" disabled={isLocked || isAsking || typed.length < PIN}>Valider</button>
    </form>
  )
}
