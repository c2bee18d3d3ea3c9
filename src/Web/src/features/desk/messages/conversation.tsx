import { useCallback, useEffect, useState } from 'react'
import { useClient, useMutation } from 'urql'

import { useTold } from '../../../graphql/use-told'
import { hour, nearDay } from '../../../lib/moments'
import { useNow } from '../../../lib/use-now'
import { DeedNote } from '../deed-note'
import { useDeed } from '../use-deed'
import { MarkThreadRead, type Talk, ThreadOfRental, WatchThread, WriteMessage } from './message-documents'

type ConversationProps = { rental: string; onChanged: () => void }

/** What was written about a rental, and the answer to it. */
export function Conversation({ rental, onChanged }: ConversationProps) {
  const client = useClient()
  const now = useNow(30_000)
  const [, write] = useMutation(WriteMessage)
  const [, markRead] = useMutation(MarkThreadRead)
  const [text, setText] = useState('')
  const deed = useDeed()
  const ask = useCallback(() => client.query(ThreadOfRental, { rental }).toPromise().then(({ data }) => data ?? null), [client, rental])
  const watch = useCallback((tell: (talk: Talk) => void) => {
    const watching = client.subscription(WatchThread, { rental }).subscribe(({ data }) =>
      data?.threadChanged && tell({ thread: data.threadChanged, rental: data.threadChanged.rental }))
    return () => watching.unsubscribe()
  }, [client, rental])
  const { value: talk, hasFailed, read } = useTold(ask, watch)
  const thread = talk?.thread ?? null
  const last = thread?.messages.at(-1)?.number ?? 0
  const unread = thread?.unread ?? 0

  // It is open before somebody: it is read.
  useEffect(() => {
    if (unread > 0) void markRead({ rental, upTo: last })
  }, [markRead, rental, unread, last])

  const send = () => deed.act(async () => {
    const { data, error } = await write({ rental, text })
    return { error, refusal: data?.writeMessage.refusal }
  }, () => {
    // What was typed since it was sent stays.
    setText(typed => (typed === text ? '' : typed))
    read()
    onChanged()
  })

  if (hasFailed && !talk) return <p className="refusal" role="alert">La conversation ne répond pas. Rouvrez-la dans un instant.</p>
  if (!talk) return <p className="count" role="status">Lecture de la conversation…</p>
  if (!talk.rental) return <p className="refusal" role="alert">Cette location n’existe pas.</p>

  const zone = talk.rental.site.timeZone
  return (
    <article className="desk-file" aria-label={`Conversation ${talk.rental.reference}`}>
      <header>
        <h3><span className="desk-reference">{talk.rental.reference}</span> {talk.rental.tools.map(tool => tool.name).join(', ')}</h3>
        <p className="fine">{talk.rental.site.name}</p>
      </header>
      <ol className="desk-talk" aria-live="polite">
        {(thread?.messages ?? []).map(each => (
          <li key={each.number} data-side={each.side === 'STAFF' ? 'staff' : 'customer'}>
            <small>{each.side === 'STAFF' ? 'Nous' : 'Le client'}, {nearDay(Date.parse(each.at), now, zone)} {hour(Date.parse(each.at), zone)}{each.side === 'STAFF' && thread && each.number <= thread.customerRead ? ', lu' : ''}</small>
            <p>{each.text}</p>
          </li>
        ))}
        {!thread && <li className="desk-nothing">Personne n’a encore écrit.</li>}
      </ol>
      <DeedNote deed={deed} />
      <form className="desk-words" onSubmit={event => { event.preventDefault(); void send() }}>
        <label className="field">
          <span>Votre réponse</span>
          <textarea rows={3} maxLength={2000} required value={text} onChange={event => setText(event.target.value)} />
        </label>
        <button type="submit" className="main" disabled={deed.isBusy || text.trim() === ''}>Envoyer</button>
      </form>
    </article>
  )
}
