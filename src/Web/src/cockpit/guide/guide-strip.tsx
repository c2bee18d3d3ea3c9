import './guide.css'

import { useState } from 'react'

import { useNow } from '../../lib/use-now'
import { useStage } from '../stage'
import { guideStep, type Place, STAGES } from './guide'

const KEPT = 'guide'

/** In each pane, what is to be pressed: the first of these that is there. */
const PANES: Readonly<Record<Place, { pane: string; press: readonly string[] }>> = {
  phone: { pane: '.phone-pane', press: ['.next .main', '.access .main', '.main', '.tool-card:has(.free)', '.choice'] },
  kiosk: { pane: '.kiosk-pane', press: ['.next .main', '.main'] },
  clock: { pane: '.clock', press: ['.aim', 'button:last-of-type'] },
  wall: { pane: '.wall-pane', press: [] },
  desk: { pane: '.desk-pane', press: ['.desk-decide .main', '.desk-claim .main', '.desk-card', '[role=tab]'] },
  inbox: { pane: '.inbox-pane', press: ['summary'] },
}

/** One line with the one next click, for as long as it is wanted. */
export function GuideStrip() {
  const { persona, page, rental, inside, called, alone, shown } = useStage()
  const now = useNow()
  const [isOff, setOff] = useState(() => localStorage.getItem(KEPT) === 'off')
  const { stage, place, words } = guideStep({ persona, page, rental, now, inside, called, alone, isCodeShown: shown !== null })

  function turn(off: boolean) {
    localStorage.setItem(KEPT, off ? 'off' : 'on')
    setOff(off)
  }

  if (isOff) return <aside className="guide-again" aria-label="Guide"><button type="button" onClick={() => turn(false)}>Guide</button></aside>
  return (
    <aside className="guide" aria-label="Guide" data-place={place}>
      <span className="guide-stage"><span className="sr-only">Étape </span>{stage}/{STAGES}</span>
      <p role="status">{words}</p>
      <button type="button" className="guide-go" onClick={() => goTo(place)}>Y aller</button>
      <button type="button" className="guide-off" aria-label="Fermer le guide" onClick={() => turn(true)}>✕</button>
    </aside>
  )
}

function goTo(place: Place) {
  const { pane, press } = PANES[place]
  const found = document.querySelector<HTMLElement>(pane)
  if (!found) return

  const pressed = press.map(each => found.querySelector<HTMLElement>(`${each}:not(:disabled)`)).find(each => each !== null)
  const target = pressed ?? found
  if (!pressed) found.tabIndex = -1
  target.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  target.focus({ preventScroll: true })
}
