import { useDesk } from '../desk-context'
import { Split } from '../split'
import { long } from '../time-left'
import { useLive } from '../use-live'
import { useNow } from '../../../lib/use-now'
import { Conversation } from './conversation'
import { ThreadsToAnswer } from './message-documents'

/** Customers who wait for an answer, who has waited longest first. */
export function Messages() {
  const { place, go } = useDesk()
  const now = useNow(10_000)
  const { data, error, again } = useLive(ThreadsToAnswer, {})
  const threads = data?.threadsToAnswer ?? []

  return (
    <Split
      open={place.id}
      list={
        <>
          {error && <p className="refusal" role="alert">Les messages ne répondent pas. Ils seront relus dans un instant.</p>}
          <ul className="desk-rows">
            {threads.map(({ rental, waitsSince, messages }) => (
              <li key={rental.id}>
                <button
                  type="button" className="desk-card slim" data-colour="orange" aria-pressed={place.id === rental.id}
                  onClick={() => go({ tab: 'messages', id: rental.id })}
                >
                  <span className="sr-only">Conversation</span>
                  <span className="desk-card-words">
                    <b>{messages.at(-1)?.text ?? ''}</b>
                    <span className="desk-reference">{rental.reference}</span>
                    <small>{rental.tools.map(tool => tool.name).join(', ')}</small>
                  </span>
                  <span className="desk-card-tags"><span className="tag held">{waitsSince ? long(now - Date.parse(waitsSince)) : 'lu'}</span></span>
                </button>
              </li>
            ))}
          </ul>
          {data && threads.length === 0 && <p className="desk-nothing">Aucun client n’attend de réponse. Pour écrire le premier, ouvrez sa location.</p>}
        </>
      }
      detail={place.id ? <Conversation key={place.id} rental={place.id} onChanged={again} /> : null}
      hint="Choisissez une conversation : votre réponse part aussitôt."
    />
  )
}
