import { euros } from '../../../lib/money'
import { hour, nearDay } from '../../../lib/moments'
import type { RentalItem } from './review-documents'
import { decidedWords, standingOf } from './verdict-words'

type DecidedProps = { item: RentalItem; now: number; zone: string }

/** What was decided of a tool, or is announced to its customer. */
export function Decided({ item, now, zone }: DecidedProps) {
  const { decision } = item
  if (!decision) return null

  const standing = standingOf(item)
  const ends = decision.noticeEnds ? Date.parse(decision.noticeEnds) : null
  const until = ends ? `${nearDay(ends, now, zone)} à ${hour(ends, zone)}` : ''
  const sum = euros(decision.amount.cents)

  return (
    <p className="desk-decided" data-standing={standing} role="status">
      <b>{standing === 'announced' || standing === 'answered' ? `Retenue de ${sum} annoncée` : decision.amount.cents > 0 ? `${decidedWords(decision.kind)} : ${sum}` : decidedWords(decision.kind)}</b>
      {standing === 'announced' && <span>Prélevée {until}, sauf réponse du client.</span>}
      {standing === 'answered' && <span>Le client a répondu : décidez à nouveau.</span>}
      {standing === 'escalated' && <span>À décider avant {until}.</span>}
    </p>
  )
}
