import { useState } from 'react'
import { useMutation } from 'urql'

import { countdown } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { FailureNote } from '../../../refusals/failure-note'
import { factsOf, type Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { CARDS } from './cards'
import { PayRental } from './rental-documents'
import type { RentalFacts } from './rental-view'
import { declineWords } from './rental-words'

const HOLD = 600_000
const SOON = 120_000

type CheckoutProps = { rental: RentalFacts; until: number; declined: string | null; now: number; onRental: (rental: RentalFacts) => void }

export function Checkout({ rental, until, declined, now, onRental }: CheckoutProps) {
  const [card, setCard] = useState(CARDS[0]!.token)
  const [agrees, setAgrees] = useState(false)
  const [terms, setTerms] = useState(rental.termsVersion)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [{ fetching: isPaying, error }, payRental] = useMutation(PayRental)
  const { rent, deposit } = rental.price
  const isEnding = until - now < SOON

  async function pay() {
    const { data } = await payRental({
      input: { rental: rental.id, paymentMethod: card, termsVersion: terms, expressRequest: agrees, depositConsent: deposit.cents },
    })
    const answer = data?.payRental
    setRefusal(answer?.refusal ?? null)
    const facts = answer?.refusal ? factsOf(answer.refusal) : null
    if (facts?.__typename === 'TermsOutdated') setTerms(facts.version)
    if (answer?.rental) onRental(answer.rental)
  }

  return (
    <form className="checkout" onSubmit={event => { event.preventDefault(); void pay() }}>
      <div className={isEnding ? 'hold ending' : 'hold'}>
        <p>Tenu pour vous encore <b role="timer">{countdown(until - now)}</b></p>
        <progress max={HOLD} value={Math.max(0, until - now)} aria-label="Temps qui reste pour payer" />
        <p className="sr-only" role="status">{isEnding ? 'Il reste moins de deux minutes pour payer.' : ''}</p>
      </div>
      {declined && <p className="refusal" role="alert">{declineWords(declined)} Choisissez-en une autre.</p>}
      <fieldset className="cards">
        <legend>Carte d’essai</legend>
        {CARDS.map(each => (
          <label key={each.token} className="card">
            <input type="radio" name="card" value={each.token} checked={card === each.token} onChange={() => setCard(each.token)} />
            <span><b>{each.name}</b><small>{each.what}</small></span>
          </label>
        ))}
      </fieldset>
      <label className="agree">
        <input type="checkbox" checked={agrees} required onChange={event => setAgrees(event.target.checked)} />
        <span>
          J’accepte les conditions ({terms}), je demande que la location commence avant la fin du délai de rétractation, et j’autorise une
          empreinte de <b>{euros(deposit.cents)}</b> : dépôt de garantie, aucun débit.
        </span>
      </label>
      <FailureNote error={error} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      <button type="submit" className="main" disabled={isPaying}>{isPaying ? 'Un instant…' : `Payer ${euros(rent.cents)}`}</button>
      <p className="fine">Réserver oblige à payer. Ne pas venir coûte {euros(rental.cancellationTerms.absenceFee.cents)}.</p>
    </form>
  )
}
