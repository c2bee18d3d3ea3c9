import { useState } from 'react'
import { useMutation, useQuery } from 'urql'

import { euros } from '../../../lib/money'
import { FailureNote } from '../../../refusals/failure-note'
import type { Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { Unread } from '../../../refusals/unread'
import { choiceOf, fromApi, type SlotChoice, slotOf, toInput } from '../slot'
import { SlotPicker } from '../slot-picker'
import { ChangeCosts, ChangeRental } from './rental-documents'
import type { RentalFacts } from './rental-view'

type ChangeSlotProps = { rental: RentalFacts; now: number; onRental: (rental: RentalFacts) => void }

/** Another slot, had before the old one is given up; what it comes to is shown before. */
export function ChangeSlot({ rental, now, onRental }: ChangeSlotProps) {
  const zone = rental.site.timeZone
  const [choice, setChoice] = useState(() => choiceOf(fromApi(rental.slot), now, zone))
  const [refused, setRefused] = useState<Refusal | null>(null)
  const slot = toInput(slotOf(choice, now, zone))
  const isSame = Date.parse(slot.start) === Date.parse(rental.slot.start) && Date.parse(slot.end) === Date.parse(rental.slot.end)
  const [{ data, fetching, error: unread }, again] = useQuery({ query: ChangeCosts, variables: { rental: rental.id, slot }, pause: isSame })
  const [{ fetching: isChanging, error }, changeRental] = useMutation(ChangeRental)
  // While the next is read, the last one is still there.
  const costs = isSame || fetching ? undefined : data?.rentalChange
  const change = costs?.change
  const refusal = refused ?? costs?.refusal

  async function confirm() {
    if (!change) return
    const { total, deposit } = change.quote
    const { data: answer } = await changeRental({
      input: { rental: rental.id, slot, expectedTotal: total.cents, depositConsent: deposit.cents, expressRequest: true },
    })
    setRefused(answer?.changeRental.refusal ?? null)
    if (answer?.changeRental.rental) onRental(answer.changeRental.rental)
  }

  function choose(next: SlotChoice) {
    setRefused(null)
    setChoice(next)
  }

  return (
    <div className="sheet">
      <SlotPicker choice={choice} now={now} zone={zone} onChoose={choose} />
      <FailureNote error={error} />
      {refusal && (
        <RefusalNote refusal={refusal} now={now} wanted="créneau" onTake={each => choose(choiceOf(fromApi(each.slot), now, zone))} />
      )}
      {unread && !fetching && !isSame
        ? <Unread words="Le prix n’est pas arrivé. Réessayez dans un instant." again={again} />
        : <p role="status">{isSame ? 'Choisissez un autre créneau.' : fetching ? 'Calcul…' : change ? cost(change.toPay.cents, change.toRefund.cents) : ''}</p>}
      {change && change.quote.deposit.cents !== change.depositBefore.cents && (
        <p>Dépôt de garantie : <b>{euros(change.quote.deposit.cents)}</b> au lieu de {euros(change.depositBefore.cents)}, empreinte, aucun débit.</p>
      )}
      <button type="button" className="main" disabled={!change || isChanging} onClick={() => void confirm()}>
        {isChanging ? 'Un instant…' : 'Prendre ce créneau'}
      </button>
    </div>
  )
}

function cost(toPay: number, toRefund: number): string {
  if (toPay > 0) return `À payer en plus, avec la même carte : ${euros(toPay)}.`
  return toRefund > 0 ? `${euros(toRefund)} vous seront rendus.` : 'Le prix ne change pas.'
}
