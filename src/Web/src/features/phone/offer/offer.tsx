import { useRef, useState } from 'react'
import { useMutation, useQuery } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { Drawing } from '../../../lib/drawing'
import { nearDay, hour } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { newId } from '../../../lib/uuid'
import type { Alternative, Refusal } from '../../../refusals/refusal-facts'
import { FailureNote } from '../../../refusals/failure-note'
import { RefusalNote } from '../../../refusals/refusal-note'
import type { RentalFacts } from '../rental/rental-view'
import { fromApi, type Slot, type SlotChoice, slotOf, toInput } from '../slot'
import { SlotPicker } from '../slot-picker'
import { HoldRental, OfferOf } from './offer-documents'
import { Taken } from './taken'

type OfferProps = {
  tool: string
  choice: SlotChoice
  onChoose: (choice: SlotChoice) => void
  onTake: (tool: string, site: string, slot: Slot) => void
  now: number
  onHeld: (rental: RentalFacts) => void
}

/** One tool for one slot: what it is, what it costs and why, and the button that holds it. */
export function Offer({ tool: id, choice, onChoose, onTake, now, onHeld }: OfferProps) {
  const { site } = useStage()
  const slot = slotOf(choice, now, site.timeZone)
  const [{ data, error }] = useQuery({ query: OfferOf, variables: { tool: id, site: site.id, slot: toInput(slot) } })
  const [{ fetching: isHolding, error: failure }, holdRental] = useMutation(HoldRental)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const asked = useRef<{ slot: string; rental: string } | null>(null)
  const tool = data?.tool
  const quote = data?.quote.quote

  async function hold() {
    if (!quote) return

    // Asked again because no answer came, it is the same hold.
    const wanted = `${site.id} ${slot.start} ${slot.end}`
    if (asked.current?.slot !== wanted) asked.current = { slot: wanted, rental: newId(now) }
    const { data: answer } = await holdRental({
      input: {
        id: asked.current.rental, site: site.id, slot: toInput(slot), items: [{ tool: id }],
        expectedTotal: quote.total.cents, expectedDeposit: quote.deposit.cents,
      },
    })
    if (answer) asked.current = null
    setRefusal(answer?.holdRental.refusal ?? null)
    if (answer?.holdRental.rental) onHeld(answer.holdRental.rental)
  }

  function choose(next: SlotChoice) {
    setRefusal(null)
    onChoose(next)
  }

  function take(alternative: Alternative) {
    setRefusal(null)
    onTake(alternative.twins[0]?.tool.id ?? id, alternative.site.id, fromApi(alternative.slot))
  }

  const why = refusal ?? data?.quote.refusal ?? data?.availability.refusal ?? null
  return (
    <section className="offer" aria-label={tool?.name ?? 'Outil'}>
      <Drawing name={tool?.drawing ?? null} />
      <h3>{tool?.name ?? ' '}</h3>
      <p className="description">{tool?.description}</p>
      <SlotPicker choice={choice} now={now} zone={site.timeZone} onChoose={choose} />
      {error && <p className="refusal" role="alert">Le prix n’est pas arrivé. Réessayez dans un instant.</p>}

      <div className="price" aria-busy={!data}>
        <p className="total"><span>Location</span><b>{quote ? euros(quote.total.cents) : '…'}</b></p>
        <p className="deposit">
          <span>Dépôt de garantie<small>empreinte, aucun débit</small></span><b>{quote ? euros(quote.deposit.cents) : '…'}</b>
        </p>
        {quote && (
          <details>
            <summary>Pourquoi ce prix ?</summary>
            <ul>{[...quote.lines.flatMap(line => line.why), ...quote.why].map(line => <li key={line}>{line}</li>)}</ul>
            <p>Dont TVA {euros(quote.vat.cents)}.</p>
          </details>
        )}
        {quote && <p className="fine">{freely(Date.parse(quote.freeUntil), now, site.timeZone)}</p>}
      </div>

      <FailureNote error={failure} />
      {why && <RefusalNote refusal={why} now={now} onTake={take} />}
      {!why && data && !data.availability.isFree && <Taken alternatives={data.availability.alternatives} now={now} onTake={take} />}
      {quote && data.availability.isFree && (
        <button type="button" className="main" disabled={isHolding} onClick={() => void hold()}>
          {isHolding ? 'Un instant…' : 'Réserver ce créneau'}
        </button>
      )}
      {tool?.protectiveEquipment && <p className="fine"><b>À porter :</b> {tool.protectiveEquipment}</p>}
    </section>
  )
}

function freely(until: number, now: number, zone: string): string {
  return until > now
    ? `Annulation gratuite jusqu’à ${nearDay(until, now, zone)} ${hour(until, zone)}.`
    : 'Moins de 24 h avant le début : annuler coûte la moitié de la location.'
}
