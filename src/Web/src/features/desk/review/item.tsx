import { Drawing } from '../../../lib/drawing'
import { hour, nearDay } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { useDesk } from '../desk-context'
import { Decide } from './decide'
import { Decided } from './decided'
import { Photos } from './photos'
import type { Reason, RentalItem, ReturnReview, ReviewedItem, ReviewedRental } from './review-documents'
import { Verdict } from './verdict'
import { doorWords, reportWords, standingOf, textWords } from './verdict-words'

type ItemProps = {
  rental: ReviewedRental
  item: RentalItem
  reviewed: ReviewedItem
  doors: ReturnReview['doors']
  reasons: readonly Reason[]
  now: number
  isMine: boolean
  onDecided: () => void
}

/** One tool of a return: the advice, what it rests on, and the decision. */
export function Item({ rental, item, reviewed, doors, reasons, now, isMine, onDecided }: ItemProps) {
  const { persona } = useDesk()
  const zone = rental.site.timeZone
  const standing = standingOf(item, reviewed.escalatedUntil)
  const reports = reportWords(reviewed)
  const lines = doors.filter(line => line.unit === null || line.unit === item.unit)
  const mayDecide = isMine && (standing === 'open' || standing === 'answered' || (standing === 'escalated' && persona === 'admin'))

  return (
    <section className="desk-item" aria-label={item.tool.name}>
      <header>
        <Drawing name={item.tool.drawing} />
        <h4>{item.tool.name}</h4>
        <p><span className="plate">{rental.units.find(unit => unit.id === item.unit)?.code ?? item.locker?.name}</span> <span className="fine">{euros(reviewed.deposit.cents)} de dépôt au plus</span></p>
      </header>
      <Decided item={item} standing={standing} escalatedUntil={reviewed.escalatedUntil} now={now} zone={zone} />
      <Verdict item={reviewed} />
      <Photos item={item} reviewed={reviewed} />
      <dl className="desk-facts">
        <div><dt>Le client, au retrait</dt><dd>{reports.pickup}</dd></div>
        <div><dt>Le client, au retour</dt><dd>{reports.back}</dd></div>
        {item.overrun && item.overrun.total.cents > 0 && <div><dt>Retard</dt><dd>{euros(item.overrun.total.cents)}, réglé à part</dd></div>}
      </dl>
      {reviewed.texts.length > 0 && (
        <ul className="desk-said">
          {reviewed.texts.map(each => (
            <li key={`${each.kind} ${each.at}`} data-kind={each.kind}>
              <small>{textWords(each.kind)}, {nearDay(Date.parse(each.at), now, zone)} {hour(Date.parse(each.at), zone)}</small>
              <p>{each.text}</p>
            </li>
          ))}
        </ul>
      )}
      <details className="desk-log">
        <summary>Journal des portes ({lines.length})</summary>
        <ol>{lines.map((line, index) => <li key={index}><time>{hour(Date.parse(line.at), zone)}</time> {doorWords(line)}</li>)}</ol>
      </details>
      {mayDecide && <Decide rental={rental.id} unit={item.unit} deposit={reviewed.deposit.cents} reasons={reasons} onDecided={onDecided} />}
      {isMine && standing === 'escalated' && persona !== 'admin' && <p className="fine">Un administrateur décide : prenez sa place en haut du bureau pour continuer.</p>}
    </section>
  )
}
