import { useState } from 'react'
import { useMutation } from 'urql'

import { hour } from '../../../lib/moments'
import { longSpan, millisecondsOf } from '../../../lib/spans'
import { FailureNote } from '../../../refusals/failure-note'
import type { Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { ReportLate } from './rental-documents'
import type { RentalFacts } from './rental-view'

const MINUTES = [15, 30, 45, 60] as const

type LateProps = { rental: RentalFacts; now: number; onRental: (rental: RentalFacts) => void }

/** "Je serai en retard": the slot goes on for as long, for nothing, where nobody follows. */
export function Late({ rental, now, onRental }: LateProps) {
  const [minutes, setMinutes] = useState<number>(MINUTES[1])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [{ fetching, error }, reportLate] = useMutation(ReportLate)

  async function tell() {
    const { data } = await reportLate({ input: { rental: rental.id, minutes } })
    setRefusal(data?.reportLate.refusal ?? null)
    if (data?.reportLate.rental) onRental(data.reportLate.rental)
  }

  return (
    <div className="sheet">
      <div className="chips" role="group" aria-label="De combien">
        {MINUTES.map(each => (
          <button key={each} type="button" className="chip" aria-pressed={minutes === each} onClick={() => setMinutes(each)}>{longSpan(each * 60_000)}</button>
        ))}
      </div>
      <p>C’est gratuit : le créneau dure d’autant plus longtemps, si personne ne suit.</p>
      <FailureNote error={error} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      <button type="button" className="main" disabled={fetching} onClick={() => void tell()}>{fetching ? 'Un instant…' : 'Prévenir'}</button>
    </div>
  )
}

/** What was said, and until when it holds. */
export function Delayed({ rental }: { rental: RentalFacts }) {
  const by = millisecondsOf(rental.delay)
  return by === 0 ? null : (
    <p className="waiting" role="status">
      Vous avez prévenu de {longSpan(by)} de retard : on vous attend jusqu’à {hour(Date.parse(rental.pickupDeadline), rental.site.timeZone)}.
    </p>
  )
}
