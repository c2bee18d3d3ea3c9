import { euros } from '../../../lib/money'
import { hour, nearDay } from '../../../lib/moments'
import { useNow } from '../../../lib/use-now'
import { useDesk } from '../desk-context'
import { Photo } from '../review/photo'
import { useLive } from '../use-live'
import { DisputeFile } from './dispute-documents'
import { STATUS, stepOf } from './dispute-words'
import { Answer, Conclude } from './dispute-forms'

type DisputeFileProps = { id: string; onChanged: () => void }

/** One dispute, as both sides see it. */
export function DisputeFileView({ id, onChanged }: DisputeFileProps) {
  const { go } = useDesk()
  const now = useNow(30_000)
  const { data, error, again } = useLive(DisputeFile, { id })
  const dispute = data?.dispute

  if (error) return <p className="refusal" role="alert">La contestation ne répond pas. Elle sera relue dans un instant.</p>
  if (!data) return <p className="count" role="status">Lecture de la contestation…</p>
  if (!dispute) return <p className="refusal" role="alert">Cette contestation n’existe pas.</p>

  const zone = dispute.rental.site.timeZone
  const item = dispute.rental.items.find(each => each.unit === dispute.unit)
  const step = stepOf(dispute)
  const changed = () => {
    again()
    onChanged()
  }

  return (
    <article className="desk-file" aria-label={`Contestation ${dispute.rental.reference}`}>
      <header>
        <h3><span className="desk-reference">{dispute.rental.reference}</span> {item?.tool.name}</h3>
        <p><span className="tag held">{STATUS[dispute.status]}</span> <span className="fine">{euros(dispute.captured.cents)} retenus{dispute.refund.cents > 0 ? `, ${euros(dispute.refund.cents)} rendus` : ''}</span></p>
      </header>
      <button type="button" className="quiet desk-write" onClick={() => go({ tab: 'search', id: dispute.rental.id })}>Voir la location</button>
      <ol className="desk-talk">
        {dispute.timeline.map((each, index) => (
          <li key={index} data-side={each.side === 'STAFF' ? 'staff' : 'customer'}>
            <small>{each.side === 'STAFF' ? 'Nous' : 'Le client'}, {nearDay(Date.parse(each.at), now, zone)} {hour(Date.parse(each.at), zone)}</small>
            <p>{each.text ?? STATUS[each.status]}</p>
            {each.photos.map((photo, at) => <Photo key={photo} address={`/evidence/${photo}`} alt={`Photo ${at + 1} de la contestation`} />)}
          </li>
        ))}
      </ol>
      {step === 'colleague' && <p className="desk-decided" role="status"><b>Vous avez décidé.</b><span>Un collègue répond à cette contestation : prenez sa place en haut du bureau.</span></p>}
      {step === 'answer' && <Answer dispute={id} onAnswered={changed} />}
      {step === 'conclude' && <Conclude dispute={id} captured={dispute.captured.cents} onConcluded={changed} />}
    </article>
  )
}
