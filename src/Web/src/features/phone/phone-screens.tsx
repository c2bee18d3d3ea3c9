import { useEffect, useState } from 'react'

import { useStage } from '../../cockpit/stage'
import type { Choice } from './offer/goods'
import { Offer } from './offer/offer'
import { MyRentals } from './rental/my-rentals'
import { RentalScreen } from './rental/rental-screen'
import { useRental } from './rental/use-rental'
import { Search } from './search/search'
import { choiceOf, type Slot, soonest, stillToCome } from './slot'

type Screen = { kind: 'search' } | { kind: 'offer'; of: Choice } | { kind: 'rental' } | { kind: 'rentals' }

type PhoneScreensProps = { now: number; address: string; onShow: () => void; onLeave: () => void }

/** What is on the screen of whoever holds the phone. */
export function PhoneScreens({ now, address, onShow, onLeave }: PhoneScreensProps) {
  const { site, chooseSite, turnTo } = useStage()
  const [screen, setScreen] = useState<Screen>({ kind: 'search' })
  const [followed, follow] = useState<string | null>(null)
  const rental = useRental(followed)
  const [words, setWords] = useState('')
  const [wanted, setWanted] = useState(() => soonest(now, site.timeZone))
  const choice = stillToCome(wanted, now, site.timeZone)
  const search = () => show({ kind: 'search' })

  useEffect(() => turnTo(screen.kind), [turnTo, screen.kind])

  // What was pressed is gone: the reader goes on at the top of the new screen.
  function show(next: Screen) {
    setScreen(next)
    onShow()
  }

  function open(id: string) {
    follow(id)
    show({ kind: 'rental' })
  }

  function take(of: Choice, at: string, slot: Slot) {
    chooseSite(at)
    setWanted(choiceOf(slot, now, site.timeZone))
    show({ kind: 'offer', of })
  }

  return (
    <>
      <nav aria-label="Téléphone">
        <button type="button" aria-current={screen.kind === 'search' ? 'page' : undefined} onClick={search}>Chercher</button>
        <button type="button" aria-current={screen.kind === 'rentals' ? 'page' : undefined} onClick={() => show({ kind: 'rentals' })}>Mes locations</button>
        <button type="button" title={address} onClick={onLeave}>Quitter</button>
      </nav>
      {screen.kind === 'search' && (
        <Search words={words} onWords={setWords} choice={choice} onChoose={setWanted} now={now} onOpen={of => show({ kind: 'offer', of })} />
      )}
      {screen.kind === 'offer' && (
        <Offer key={screen.of.id} of={screen.of} choice={choice} onChoose={setWanted} onTake={take} now={now} onHeld={held => open(held.id)} />
      )}
      {screen.kind === 'rental' && <RentalScreen key={followed} rental={rental} now={now} onSearch={search} />}
      {screen.kind === 'rentals' && <MyRentals now={now} onOpen={(id, at) => { chooseSite(at); open(id) }} />}
    </>
  )
}
