import { useState } from 'react'
import { useMutation } from 'urql'

import { hour, nearDay } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { FailureNote } from '../../../refusals/failure-note'
import { factsOf, type Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { WithdrawRental } from './rental-documents'
import type { RentalFacts } from './rental-view'

type WithdrawProps = { rental: RentalFacts; now: number; onRental: (rental: RentalFacts) => void }

/** "Renoncer au contrat ici": what it comes to is told first, and nothing is done before it is confirmed. */
export function Withdraw({ rental, now, onRental }: WithdrawProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [{ fetching, error }, withdrawRental] = useMutation(WithdrawRental)
  const zone = rental.site.timeZone
  const facts = refusal && factsOf(refusal)
  const offer = facts?.__typename === 'WithdrawalUnconfirmed' ? facts : null

  if (!rental.withdrawalEnds) return null

  async function ask(confirm: boolean) {
    setIsOpen(true)
    const { data } = await withdrawRental({ input: { rental: rental.id, confirm } })
    setRefusal(data?.withdrawRental.refusal ?? null)
    if (!data?.withdrawRental.rental) return
    setIsOpen(false)
    onRental(data.withdrawRental.rental)
  }

  return (
    <div className="trouble">
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => (isOpen ? setIsOpen(false) : void ask(false))}>Renoncer au contrat ici</button>
      {isOpen && (
        <div className="sheet">
          {offer && (
            <p>
              Vous pouvez renoncer jusqu’à {nearDay(Date.parse(offer.until), now, zone)} {hour(Date.parse(offer.until), zone)}, sans dire
              pourquoi : <b>{euros(offer.refund.cents)}</b> vous sont rendus, et un reçu daté vous est envoyé.
            </p>
          )}
          <FailureNote error={error} />
          {refusal && !offer && <RefusalNote refusal={refusal} now={now} />}
          {offer && (
            <button type="button" className="danger" disabled={fetching} onClick={() => void ask(true)}>
              {fetching ? 'Un instant…' : 'Confirmer la rétractation'}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** That it was done, when, and what goes back. */
export function WithdrawalReceipt({ rental, now }: { rental: RentalFacts; now: number }) {
  const receipt = rental.withdrawalReceipt
  if (!receipt) return null

  const [at, zone] = [Date.parse(receipt.at), rental.site.timeZone]
  return (
    <p className="notice" role="status">
      <b>Reçu de rétractation.</b> Contrat {receipt.reference}, reçue {nearDay(at, now, zone)} à {hour(at, zone)}. Rendus : <b>{euros(receipt.refunded.cents)}</b>.
    </p>
  )
}
