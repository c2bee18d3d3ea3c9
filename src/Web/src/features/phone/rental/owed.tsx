import { useState } from 'react'
import { useMutation } from 'urql'

import { euros } from '../../../lib/money'
import { WhyNote } from '../../../lib/why-note'
import { FailureNote } from '../../../refusals/failure-note'
import type { Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { CARDS } from './cards'
import { PayOwed } from './rental-documents'
import type { RentalFacts } from './rental-view'
import { declineWords } from './rental-words'
import { owedOf, owedWhy } from './why'

/** The card that the rental was paid with. */
const KEPT = ''

type OwedProps = { rental: RentalFacts; now: number; read: () => void }

/** What no card gave: to be paid by the card that was kept, or another. */
export function Owed({ rental, now, read }: OwedProps) {
  const [card, setCard] = useState(KEPT)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [{ fetching, error }, payOwed] = useMutation(PayOwed)
  const owed = owedOf(rental)
  const last = rental.payments.filter(payment => payment.purpose !== 'DEPOSIT').at(-1)

  if (owed === 0) return last?.status === 'REQUESTED' ? <p className="count" role="status">La banque est interrogée…</p> : null

  async function pay() {
    const { data } = await payOwed({ input: { rental: rental.id, expectedAmount: owed, paymentMethod: card === KEPT ? null : card } })
    setRefusal(data?.payOwed.refusal ?? null)
    read()
  }

  return (
    <form className="sheet owed" aria-label="Somme due" onSubmit={event => { event.preventDefault(); void pay() }}>
      <p>Vous devez encore <b>{euros(owed)}</b>.</p>
      <WhyNote why={owedWhy(rental)} />
      {last?.status === 'DECLINED' && <p className="refusal" role="alert">{declineWords(last.declineCode ?? 'generic_decline')}</p>}
      <label className="field">
        <span>Carte</span>
        <select value={card} onChange={event => setCard(event.target.value)}>
          <option value={KEPT}>Celle de la location</option>
          {CARDS.map(each => <option key={each.token} value={each.token}>{each.name}, {each.what}</option>)}
        </select>
      </label>
      <FailureNote error={error} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      <button type="submit" className="main" disabled={fetching}>{fetching ? 'Un instant…' : `Régler ${euros(owed)}`}</button>
    </form>
  )
}
