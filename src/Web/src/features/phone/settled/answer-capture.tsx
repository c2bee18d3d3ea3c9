import { useState } from 'react'
import { useMutation } from 'urql'

import { graphql } from '../../../graphql/graphql'
import { hour, nearDay } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import type { Item } from '../../../on-site/item-view'
import { FailureNote } from '../../../refusals/failure-note'
import { RefusalFacts } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import type { RentalFacts } from '../rental/rental-view'

const Document = graphql(
  `mutation AnswerCapture($input: AnswerCaptureInput!) { answerCapture(input: $input) { rental { id } refusal { ...RefusalFacts } } }`, [RefusalFacts])

type AnswerCaptureProps = { rental: RentalFacts; item: Item; now: number; read: () => void }

/** What is to be kept of the deposit, and the customer's word on it before it is. */
export function AnswerCapture({ rental, item, now, read }: AnswerCaptureProps) {
  const [text, setText] = useState('')
  const [{ data, fetching, error }, answer] = useMutation(Document)
  const { decision } = item
  if (!decision?.noticeEnds) return null

  const zone = rental.site.timeZone
  const until = Date.parse(decision.noticeEnds)
  const refusal = data?.answerCapture.refusal
  return (
    <form
      className="notice capture"
      onSubmit={event => {
        event.preventDefault()
        void answer({ input: { rental: rental.id, unit: item.unit, text: text.trim() } }).then(read)
      }}
    >
      <b>Retenue envisagée : {euros(decision.amount.cents)}</b>
      <p>{item.tool.name}. Rien n’est encore débité : le détail est dans votre message.</p>
      {decision.answeredAt
        ? <p role="status">Votre réponse est arrivée. Une personne regarde de nouveau.</p>
        : (
          <>
            <label className="field">
              <span>Votre réponse, jusqu’à {nearDay(until, now, zone)} {hour(until, zone)}</span>
              <textarea value={text} required maxLength={1000} rows={3} onChange={event => setText(event.target.value)} />
            </label>
            <FailureNote error={error} />
            {refusal && <RefusalNote refusal={refusal} now={now} />}
            <button type="submit" className="main" disabled={fetching}>Répondre</button>
          </>
        )}
    </form>
  )
}
