import { useState } from 'react'
import { useMutation, useQuery } from 'urql'

import { graphql } from '../../../graphql/graphql'
import { hour, nearDay } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { FailureNote } from '../../../refusals/failure-note'
import { type Refusal, RefusalFacts } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { Unread } from '../../../refusals/unread'
import type { RentalFacts } from '../rental/rental-view'

const ExtensionCosts = graphql(
  `query ExtensionCosts($rental: ID!, $until: DateTime!) { rentalExtension(rental: $rental, until: $until) { price { cents } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

const ExtendRental = graphql(
  `mutation ExtendRental($input: ExtendRentalInput!) { extendRental(input: $input) { rental { id } refusal { ...RefusalFacts } } }`, [RefusalFacts])

const MORE = [[1, '+ 1 h'], [2, '+ 2 h'], [4, '+ 4 h'], [24, '+ 1 jour']] as const

type ExtendProps = { rental: RentalFacts; now: number; read: () => void; onDone: () => void }

/** More time: what it costs is shown before, and it counts once it is paid. */
export function Extend({ rental, now, read, onDone }: ExtendProps) {
  const [hours, setHours] = useState(1)
  const end = Date.parse(rental.slot.end) + hours * 3_600_000
  const until = new Date(end).toISOString()
  const [{ data, fetching, error }, again] = useQuery({ query: ExtensionCosts, variables: { rental: rental.id, until } })
  const [{ fetching: isExtending, error: failure }, extendRental] = useMutation(ExtendRental)
  const [refused, setRefused] = useState<{ until: string; refusal: Refusal } | null>(null)
  // While the next is read, the last one is still there.
  const costs = fetching ? undefined : data?.rentalExtension
  const price = costs?.price
  const refusal = refused?.until === until ? refused.refusal : costs?.refusal
  const zone = rental.site.timeZone

  async function extend() {
    if (!price) return
    const { data: done } = await extendRental({ input: { rental: rental.id, until, expectedPrice: price.cents } })
    const no = done?.extendRental.refusal
    setRefused(no ? { until, refusal: no } : null)
    read()
    if (done && !no) onDone()
  }

  if (rental.onSite?.extending) return <p className="waiting" role="status">La prolongation attend son paiement…</p>
  return (
    <div className="sheet">
      <div className="chips" role="group" aria-label="Combien de temps en plus">
        {MORE.map(([each, words]) => (
          <button key={each} type="button" className="chip" aria-pressed={hours === each} onClick={() => setHours(each)}>{words}</button>
        ))}
      </div>
      {error && !fetching && <Unread words="Le prix n’est pas arrivé. Réessayez dans un instant." again={again} />}
      <FailureNote error={failure} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      <button type="button" className="main" disabled={!price || isExtending} onClick={() => void extend()}>
        {fetching ? 'Calcul…' : `Jusqu’à ${nearDay(end, now, zone)} ${hour(end, zone)}${price ? ` · ${euros(price.cents)}` : ''}`}
      </button>
      <p className="fine">Payé avec la même carte.</p>
    </div>
  )
}
