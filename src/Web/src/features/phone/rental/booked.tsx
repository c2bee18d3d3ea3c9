import { useState } from 'react'

import { hour, nearDay, span } from '../../../lib/moments'
import { millisecondsOf } from '../../../lib/spans'
import { Cancel } from './cancel'
import { ChangeSlot } from './change-slot'
import { Delayed, Late } from './late'
import { MoneySoFar } from './money-so-far'
import type { RentalFacts } from './rental-view'
import { Withdraw } from './withdraw'

type Sheet = 'change' | 'cancel' | 'late'

type BookedProps = { rental: RentalFacts; now: number; onRental: (rental: RentalFacts) => void }

/** A confirmed booking, and what can still be done with it; what was cancelled while the site is silent only waits for it. */
export function Booked({ rental, now, onRental }: BookedProps) {
  const [open, setOpen] = useState<Sheet | null>(null)
  const zone = rental.site.timeZone
  const [start, deadline] = [Date.parse(rental.slot.start), Date.parse(rental.pickupDeadline)]

  /** Closes the sheet whose answer has come; another that was opened meanwhile stays. */
  function done(sheet: Sheet, next: RentalFacts) {
    setOpen((current) => (current === sheet ? null : current))
    onRental(next)
  }

  if (rental.cancellationAsked) {
    return (
      <div className="booked">
        <p className="notice" role="status">Votre demande est enregistrée : elle sera confirmée dès que le site répond.</p>
        <MoneySoFar rental={rental} />
        <Withdraw rental={rental} now={now} onRental={onRental} />
      </div>
    )
  }

  return (
    <div className="booked">
      <p>
        Le casier s’ouvrira pour vous {nearDay(start, now, zone)} à <b>{hour(start, zone)}</b>. Venez avant <b>{hour(deadline, zone)}</b> :
        ensuite l’outil est remis en location.
      </p>
      <Delayed rental={rental} />
      <MoneySoFar rental={rental} />
      {rental.pendingChange && (
        <p className="waiting" role="status">
          Changement en attente de paiement : {span(Date.parse(rental.pendingChange.slot.start), Date.parse(rental.pendingChange.slot.end), now, zone)}.
        </p>
      )}
      <div className="pair">
        <button type="button" className="quiet" aria-expanded={open === 'change'} onClick={() => setOpen(open === 'change' ? null : 'change')}>
          Changer le créneau
        </button>
        <button type="button" className="quiet" aria-expanded={open === 'cancel'} onClick={() => setOpen(open === 'cancel' ? null : 'cancel')}>
          Annuler
        </button>
      </div>
      {millisecondsOf(rental.delay) === 0 && (
        <button type="button" className="quiet" aria-expanded={open === 'late'} onClick={() => setOpen(open === 'late' ? null : 'late')}>
          Je serai en retard
        </button>
      )}
      {open === 'late' && <Late rental={rental} now={now} onRental={(next) => done('late', next)} />}
      {open === 'change' && <ChangeSlot rental={rental} now={now} onRental={(next) => done('change', next)} />}
      {open === 'cancel' && <Cancel rental={rental} now={now} onRental={(next) => done('cancel', next)} />}
      <Withdraw rental={rental} now={now} onRental={onRental} />
    </div>
  )
}
