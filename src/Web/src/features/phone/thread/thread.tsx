import { useCallback, useEffect, useState } from 'react'
import { useClient, useMutation } from 'urql'

import type { ResultOf } from '../../../graphql/graphql'
import { useTold } from '../../../graphql/use-told'
import { hour, nearDay } from '../../../lib/moments'
import { FailureNote } from '../../../refusals/failure-note'
import { RefusalNote } from '../../../refusals/refusal-note'
import type { RentalFacts } from '../rental/rental-view'
import { HaveRead, ThreadOf, WatchMyThread, WriteToUs } from './thread-documents'

type Talk = ResultOf<typeof ThreadOf>

/** What the customer and we have written of a rental. Open, it is read; shut, it says how much is not. */
export function Thread({ rental, now }: { rental: RentalFacts; now: number }) {
  const client = useClient()
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const [{ data: answer, fetching, error }, write] = useMutation(WriteToUs)
  const [, haveRead] = useMutation(HaveRead)
  const { id } = rental
  const ask = useCallback(() => client.query(ThreadOf, { rental: id }).toPromise().then(({ data }) => data ?? null), [client, id])
  const watch = useCallback((told: (talk: Talk) => void) => {
    const watching = client.subscription(WatchMyThread, { rental: id }).subscribe(({ data }) => data?.threadChanged && told({ thread: data.threadChanged }))
    return () => watching.unsubscribe()
  }, [client, id])
  const { value: talk, hasFailed, read } = useTold(ask, watch)
  const thread = talk?.thread ?? null
  const unread = thread?.unread ?? 0
  const last = thread?.messages.at(-1)?.number ?? 0

  useEffect(() => {
    if (isOpen && unread > 0) void haveRead({ rental: id, upTo: last })
  }, [haveRead, id, isOpen, unread, last])

  async function send() {
    const { data } = await write({ rental: id, text: text.trim() })
    if (!data || data.writeMessage.refusal) return
    read()
    // What was typed since it was sent stays.
    setText(typed => (typed === text ? '' : typed))
  }

  const refusal = answer?.writeMessage.refusal
  const zone = rental.site.timeZone
  return (
    <details className="more thread" open={isOpen} onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>Nous écrire{!isOpen && unread > 0 && <> <span className="tag held">{unread} non lu{unread > 1 ? 's' : ''}</span></>}</summary>
      <ol className="talk" aria-live="polite">
        {(thread?.messages ?? []).map(each => (
          <li key={each.number} data-side={each.side === 'STAFF' ? 'us' : 'me'}>
            <small>{each.side === 'STAFF' ? 'Toolbox24' : 'Vous'}, {nearDay(Date.parse(each.at), now, zone)} {hour(Date.parse(each.at), zone)}</small>
            <p>{each.text}</p>
          </li>
        ))}
      </ol>
      <form className="report" onSubmit={event => { event.preventDefault(); void send() }}>
        <label className="field">
          <span>Votre message</span>
          <textarea value={text} required maxLength={2000} rows={2} onChange={event => setText(event.target.value)} />
        </label>
        <FailureNote error={error ?? hasFailed} />
        {refusal && <RefusalNote refusal={refusal} now={now} />}
        <button type="submit" className="quiet" disabled={fetching || text.trim() === ''}>Envoyer</button>
      </form>
    </details>
  )
}
