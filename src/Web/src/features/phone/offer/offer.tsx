import { useRef, useState } from 'react'
import { useMutation, useQuery } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { Drawing } from '../../../lib/drawing'
import { nearDay, hour } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { useLast } from '../../../lib/use-last'
import { newId } from '../../../lib/uuid'
import type { Alternative, Refusal } from '../../../refusals/refusal-facts'
import { FailureNote } from '../../../refusals/failure-note'
import { RefusalNote } from '../../../refusals/refusal-note'
import { Unread } from '../../../refusals/unread'
import type { RentalFacts } from '../rental/rental-view'
import { fromApi, type Slot, type SlotChoice, slotOf, toInput } from '../slot'
import { SlotPicker } from '../slot-picker'
import { type Choice, goodsOf, wantedOf } from './goods'
import { HoldRental, OfferOf } from './offer-documents'
import { PriceLines, type Quote } from './price-lines'
import { Taken } from './taken'

type OfferProps = {
  of: Choice
  choice: SlotChoice
  onChoose: (choice: SlotChoice) => void
  onTake: (next: Choice, site: string, slot: Slot) => void
  now: number
  onHeld: (rental: RentalFacts) => void
}

/** One tool or pack for one slot: what it is, what it costs and why, and the button that holds it. */
export function Offer({ of, choice, onChoose, onTake, now, onHeld }: OfferProps) {
  const { site } = useStage()
  const slot = slotOf(choice, now, site.timeZone)
  const [{ data, fetching, error }, again] = useQuery({ query: OfferOf, variables: { id: of.id, ...wantedOf(of), site: site.id, slot: toInput(slot) } })
  const [{ fetching: isHolding, error: failure }, holdRental] = useMutation(HoldRental)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const asked = useRef<{ slot: string; rental: string } | null>(null)
  const known = useLast(data)
  const goods = known ? goodsOf(known) : null
  const wanted = of.kind === 'pack' ? 'pack' as const : 'outil' as const
  // While the next is read, the last one is still there: it keeps its room, and says nothing.
  const answer = fetching ? undefined : data
  const [quote, last] = [answer?.quote.quote, data?.quote.quote]

  async function hold() {
    if (!quote) return

    // Asked again because no answer came, it is the same hold.
    const asking = `${site.id} ${slot.start} ${slot.end}`
    if (asked.current?.slot !== asking) asked.current = { slot: asking, rental: newId(now) }
    const { data: held } = await holdRental({
      input: {
        id: asked.current.rental, site: site.id, slot: toInput(slot), items: wantedOf(of).items,
        expectedTotal: quote.total.cents, expectedDeposit: quote.deposit.cents,
      },
    })
    if (held) asked.current = null
    setRefusal(held?.holdRental.refusal ?? null)
    if (held?.holdRental.rental) onHeld(held.holdRental.rental)
  }

  function choose(next: SlotChoice) {
    setRefusal(null)
    onChoose(next)
  }

  function take(alternative: Alternative) {
    setRefusal(null)
    const twin = alternative.twins[0]?.tool.id
    onTake(twin ? { kind: 'tool', id: twin } : of, alternative.site.id, fromApi(alternative.slot))
  }

  const why = refusal ?? answer?.quote.refusal ?? answer?.availability.refusal ?? null
  return (
    <section className="offer" aria-label={goods?.name ?? 'Outil'}>
      <div className="drawings">{(goods?.drawings ?? [null]).map((drawing, index) => <Drawing key={index} name={drawing} />)}</div>
      <h3>{goods?.name ?? ' '}</h3>
      <p className="description">{goods?.description}</p>
      {goods && goods.contents.length > 0 && <ul className="contents">{goods.contents.map(each => <li key={each}>{each}</li>)}</ul>}
      <SlotPicker choice={choice} now={now} zone={site.timeZone} onChoose={choose} />
      {error && !fetching && <Unread words="Le prix n’est pas arrivé. Réessayez dans un instant." again={again} />}

      <div className="price" aria-busy={fetching}>
        <p className="total">
          <span>Location{goods?.discount && <small>{goods.discount} pour l’ensemble</small>}</span><b>{quote ? euros(quote.total.cents) : '…'}</b>
        </p>
        <p className="deposit">
          <span>Dépôt de garantie<small>empreinte, aucun débit</small></span><b>{quote ? euros(quote.deposit.cents) : '…'}</b>
        </p>
        {last && <PriceLines quote={last} />}
        {last && <p className="fine">{cancelling(last, now, site.timeZone)}</p>}
      </div>

      <FailureNote error={failure} />
      {why && <RefusalNote refusal={why} now={now} wanted={wanted} onTake={take} />}
      {!why && answer && !answer.availability.isFree && <Taken alternatives={answer.availability.alternatives} wanted={wanted} now={now} onTake={take} />}
      {last && data?.availability.isFree && (
        <button type="button" className="main" disabled={!quote || isHolding} onClick={() => void hold()}>
          {isHolding ? 'Un instant…' : 'Réserver ce créneau'}
        </button>
      )}
      {goods?.toWear && <p className="fine"><b>À porter :</b> {goods.toWear}</p>}
    </section>
  )
}

function cancelling(quote: Quote, now: number, zone: string): string {
  const until = Date.parse(quote.freeUntil)
  const [before, after] = [euros(quote.feeBeforeStart.cents), euros(quote.feeAfterStart.cents)]
  return until > now
    ? `Annulation gratuite jusqu’à ${nearDay(until, now, zone)} ${hour(until, zone)}, puis ${before} ; dès le début, ${after}.`
    : `Annuler coûte ${before} avant le début, ${after} ensuite.`
}
