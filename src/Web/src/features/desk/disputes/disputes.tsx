import { useNow } from '../../../lib/use-now'
import { euros } from '../../../lib/money'
import { useDesk } from '../desk-context'
import { Split } from '../split'
import { long, urgency } from '../time-left'
import { useLive } from '../use-live'
import { OpenDisputes } from './dispute-documents'
import { DisputeFileView } from './dispute-file'
import { STATUS } from './dispute-words'

/** Customers who do not agree with what was decided, what is late first. */
export function Disputes() {
  const { place, go } = useDesk()
  const now = useNow(10_000)
  const { data, error, again } = useLive(OpenDisputes, {})
  const disputes = data?.disputes ?? []

  return (
    <Split
      open={place.id}
      list={
        <>
          {error && <p className="refusal" role="alert">Les contestations ne répondent pas. Elles seront relues dans un instant.</p>}
          <ul className="desk-rows">
            {disputes.map(each => (
              <li key={each.id}>
                <button
                  type="button" className="desk-card slim" data-colour={each.isLate ? 'red' : 'orange'} aria-pressed={place.id === each.id}
                  onClick={() => go({ tab: 'disputes', id: each.id })}
                >
                  <span className="sr-only">Contestation</span>
                  <span className="desk-card-words">
                    <b>{each.rental.items.find(item => item.unit === each.unit)?.tool.name}, {euros(each.captured.cents)}</b>
                    <span className="desk-reference">{each.rental.reference}</span>
                    <small className="desk-left" data-urgency={urgency(Date.parse(each.answerBy), now)}>Réponse sous {long(Date.parse(each.answerBy) - now)}</small>
                  </span>
                  <span className="desk-card-tags"><span className="tag held">{STATUS[each.status]}</span></span>
                </button>
              </li>
            ))}
          </ul>
          {data && disputes.length === 0 && <p className="desk-nothing">Aucune décision n’est contestée.</p>}
        </>
      }
      detail={place.id ? <DisputeFileView key={place.id} id={place.id} onChanged={again} /> : null}
      hint="Choisissez une contestation : celui qui a décidé n’y répond pas."
    />
  )
}
