import { useState } from 'react'
import { useMutation } from 'urql'

import { euros } from '../../../lib/money'
import { FailureNote } from '../../../refusals/failure-note'
import { factsOf, type Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { CancelRental } from './rental-documents'
import type { RentalFacts } from './rental-view'

type CancelProps = { rental: RentalFacts; now: number; onRental: (rental: RentalFacts) => void }

export function Cancel({ rental, now, onRental }: CancelProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [{ fetching, error }, cancelRental] = useMutation(CancelRental)
  const facts = refusal && factsOf(refusal)
  const fee = facts?.__typename === 'FeeChanged' ? facts.fee.cents : rental.cancellationTerms.fee.cents

  async function cancel() {
    const { data } = await cancelRental({ input: { rental: rental.id, expectedFee: fee } })
    setRefusal(data?.cancelRental.refusal ?? null)
    if (data?.cancelRental.rental) onRental(data.cancelRental.rental)
  }

  return (
    <div className="sheet">
      <p>
        {fee === 0
          ? 'Annuler est encore gratuit : tout vous est rendu.'
          : `Annuler coûte ${euros(fee)} ; ${euros(rental.price.rent.cents - fee)} vous sont rendus.`}
      </p>
      <FailureNote error={error} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      <button type="button" className="danger" disabled={fetching} onClick={() => void cancel()}>
        {fetching ? 'Un instant…' : `Annuler la réservation${fee > 0 ? ` pour ${euros(fee)}` : ''}`}
      </button>
    </div>
  )
}
