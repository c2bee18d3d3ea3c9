import { euros } from '../../../lib/money'
import { hour, nearDay, span } from '../../../lib/moments'
import { useNow } from '../../../lib/use-now'
import { useDesk } from '../desk-context'
import { depositWords } from '../review/deposit'
import { useLive } from '../use-live'
import { historyOf } from './history'
import { STATES } from './rental-states'
import { RentalFile } from './search-documents'

/** A rental from its booking on. */
export function RentalHistory({ id }: { id: string }) {
  const { go } = useDesk()
  const now = useNow(30_000)
  const { data, error } = useLive(RentalFile, { id })
  const rental = data?.rental

  if (error) return <p className="refusal" role="alert">La location ne répond pas. Elle sera relue dans un instant.</p>
  if (!data) return <p className="count" role="status">Lecture de la location…</p>
  if (!rental) return <p className="refusal" role="alert">Cette location n’existe pas.</p>

  const zone = rental.site.timeZone
  const { name, email, phone } = rental.customer.account
  return (
    <article className="desk-file" aria-label={`Location ${rental.reference}`}>
      <header>
        <h3><span className="desk-reference">{rental.reference}</span> {rental.items.map(item => item.tool.name).join(', ')}</h3>
        <p><span className="tag past">{STATES[rental.status]}</span> <span className="fine">{rental.site.name}, {span(Date.parse(rental.slot.start), Date.parse(rental.slot.end), now, zone)}</span></p>
      </header>
      <dl className="desk-facts">
        <div><dt>Client</dt><dd>{[name, email, phone].filter(Boolean).join(', ') || 'effacé'}</dd></div>
        <div><dt>Loyer</dt><dd>{euros(rental.rentNow.cents)}</dd></div>
        <div><dt>Dépôt</dt><dd>{depositWords(rental, now)}</dd></div>
      </dl>
      <div className="desk-row">
        {rental.status === 'PENDING_VALIDATION' && <button type="button" className="main" onClick={() => go({ tab: 'returns', id })}>Décider du retour</button>}
        <button type="button" className="quiet" onClick={() => go({ tab: 'messages', id })}>Écrire au client</button>
      </div>
      <ol className="desk-timeline" aria-label="Chronologie">
        {historyOf(rental).map((line, index) => (
          <li key={index} data-of={line.of}>
            <small>{nearDay(line.at, now, zone)} {hour(line.at, zone)}</small>
            <p>{line.text}</p>
          </li>
        ))}
      </ol>
    </article>
  )
}
