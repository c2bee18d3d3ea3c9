import { useEffect, useState } from 'react'
import { useClient, useMutation, useQuery } from 'urql'

import { hour, nearDay } from '../../../lib/moments'
import { useNow } from '../../../lib/use-now'
import { DeedNote } from '../deed-note'
import { useDeed } from '../use-deed'
import { MarkThreadRead, type Thread, ThreadOfRental, WatchThread, WriteMessage } from './message-documents'

type ConversationProps = { rental: string; onChanged: () => void }

/** What was written about a rental, and the answer to it. */
export function Conversation({ rental, onChanged }: ConversationProps) {
  const client = useClient()
  const now = useNow(30_000)
  const [{ data, error }] = useQuery({ query: ThreadOfRental, variables: { rental } })
  const [, write] = useMutation(WriteMessage)
  const [, markRead] = useMutation(MarkThreadRead)
  const [told, setTold] = useState<Thread | null>(null)
  const [text, setText] = useState('')
  const deed = useDeed()
  const thread = told ?? data?.thread ?? null
  const last = thread?.messages.at(-1)?.number ?? 0
  const unread = thread?.unread ?? 0

  useEffect(() => {
    const watching = client.subscription(WatchThread, { rental }).subscribe(({ data: said }) => said?.threadChanged && setTold(said.threadChanged))
    return () => watching.unsubscribe()
  }, [client, rental])

  // It is open before somebody: it is read.
  useEffect(() => {
    if (unread > 0) void markRead({ rental, upTo: last })
  }, [markRead, rental, unread, last])

  const send = () => deed.act(async () => {
    const { data: said, error: failure } = await write({ rental, text })
    if (said?.writeMessage.thread) setTold(said.writeMessage.thread)
    return { error: failure, refusal: said?.writeMessage.refusal }
  }, () => {
    // What was typed since it was sent stays.
    setText(typed => (typed === text ? '' : typed))
    onChanged()
  })

  if (error) return <p className="refusal" role="alert">La conversation ne répond pas. Rouvrez-la dans un instant.</p>
  if (!data) return <p className="count" role="status">Lecture de la conversation…</p>
  if (!data.rental) return <p className="refusal" role="alert">Cette location n’existe pas.</p>

  const zone = data.rental.site.timeZone
  return (
    <article className="desk-file" aria-label={`Conversation ${data.rental.reference}`}>
      <header>
        <h3><span className="desk-reference">{data.rental.reference}</span> {data.rental.tools.map(tool => tool.name).join(', ')}</h3>
        <p className="fine">{data.rental.site.name}</p>
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
