import { useEffect, useState } from 'react'
import { useMutation, useQuery } from 'urql'

import { graphql, type ResultOf } from '../../../graphql/graphql'
import { nearDay } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { useLast } from '../../../lib/use-last'
import { WhyNote } from '../../../lib/why-note'
import type { Item } from '../../../on-site/item-view'
import { FailureNote } from '../../../refusals/failure-note'
import { RefusalFacts } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import type { RentalFacts } from '../rental/rental-view'

const MyDisputes = graphql(`query MyDisputes { myDisputes { id unit status answerBy captured { cents } refund { cents } remedies timeline { side text at } rental { id } } }`)

const OpenDispute = graphql(
  `mutation OpenDispute($input: OpenDisputeInput!) { openDispute(input: $input) { dispute { id } refusal { ...RefusalFacts } } }`, [RefusalFacts])

type Facts = ResultOf<typeof MyDisputes>['myDisputes'][number]

/** An answer is told by mail, and to no page. */
const AGAIN = 5_000

/** "Contester": the customer's words, and where that stands, also once all has gone back. */
export function Dispute({ rental, item, now }: { rental: RentalFacts; item: Item; now: number }) {
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const [{ data, error: unread }, readAgain] = useQuery({ query: MyDisputes })
  const [{ data: answer, fetching, error }, open] = useMutation(OpenDispute)
  const dispute = useLast(data)?.myDisputes.find(each => each.rental.id === rental.id && each.unit === item.unit)
  const refusal = answer?.openDispute.refusal
  const isAwaited = unread !== undefined || dispute?.status === 'OPEN' || dispute?.status === 'ANSWERED'

  useEffect(() => {
    if (!isAwaited) return
    const timer = setInterval(() => document.hidden || readAgain({ requestPolicy: 'network-only' }), AGAIN)
    return () => clearInterval(timer)
  }, [isAwaited, readAgain])

  if (dispute) return <Stands dispute={dispute} now={now} zone={rental.site.timeZone} />
  if (!item.decision?.amount.cents) return null
  return (
    <div className="trouble">
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>Contester cette retenue</button>
      {isOpen && (
        <form
          className="report"
          onSubmit={event => {
            event.preventDefault()
            void open({ input: { rental: rental.id, unit: item.unit, text: text.trim() } }).then(() => readAgain())
          }}
        >
          <label className="field">
            <span>Pourquoi ? Quelqu’un d’autre que celui qui a décidé vous répond.</span>
            <textarea value={text} required maxLength={2000} rows={3} onChange={event => setText(event.target.value)} />
          </label>
          <FailureNote error={error} />
          {refusal && <RefusalNote refusal={refusal} now={now} />}
          <button type="submit" className="main" disabled={fetching}>Envoyer</button>
        </form>
      )}
    </div>
  )
}

function Stands({ dispute, now, zone }: { dispute: Facts; now: number; zone: string }) {
  return (
    <div className="trouble" role="status">
      <b>{said(dispute, now, zone)}</b>
      <WhyNote why={verdictWhy(dispute)} />
      {dispute.timeline.filter(entry => entry.text).map(entry => (
        <p key={entry.at} className="fine">{entry.side === 'CUSTOMER' ? 'Vous' : 'Toolbox24'} : « {entry.text} »</p>
      ))}
      <details><summary className="fine">Vos autres recours</summary><p className="fine">{dispute.remedies}</p></details>
    </div>
  )
}

/** Why it came out so: who looked at it, and in their words. */
function verdictWhy({ status, captured, timeline }: Facts): string[] {
  if (status === 'OPEN' || status === 'ANSWERED') return []
  const words = timeline.filter(entry => entry.side !== 'CUSTOMER' && entry.text).at(-1)?.text
  return [
    `Quelqu’un d’autre que celui qui avait retenu ${euros(captured.cents)} a tout revu : photos, journal des portes, et ce que vous avez écrit.`,
    ...(words ? [`Sa réponse : « ${words} »`] : []),
  ]
}

function said({ status, answerBy, refund }: Facts, now: number, zone: string): string {
  switch (status) {
    case 'OPEN': return `Contestation reçue. Réponse le ${nearDay(Date.parse(answerBy), now, zone)} au plus tard`
    case 'ANSWERED': return 'Nous vous avons répondu.'
    case 'CONFIRMED': return 'La décision est maintenue.'
    case 'REFUNDED':
    case 'PARTLY_REFUNDED': return `${euros(refund.cents)} vous sont rendus.`
  }
}
