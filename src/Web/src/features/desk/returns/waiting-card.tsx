import { Drawing } from '../../../lib/drawing'
import { hour, nearDay } from '../../../lib/moments'
import { ago, long, urgency } from '../time-left'
import type { Waiting } from './returns-documents'
import { COLOURS, colourOf, holderOf } from './waiting'

type WaitingCardProps = { waiting: Waiting; me: string | null; now: number; isChosen: boolean; onChoose: () => void }

/** A return that waits, with what hurries. */
export function WaitingCard({ waiting: { colour, due, depositDies, escalatedUntil, claim, rental }, me, now, isChosen, onChoose }: WaitingCardProps) {
  const zone = rental.site.timeZone
  const holder = holderOf(claim, me, now)
  const dies = depositDies ? Date.parse(depositDies) : null
  const back = rental.onSite?.backAt

  return (
    <button type="button" className="desk-card" data-colour={colourOf(colour)} aria-pressed={isChosen} onClick={onChoose}>
      <Drawing name={rental.tools[0]?.drawing ?? null} />
      <span className="desk-card-words">
        <b>{rental.tools.map(tool => tool.name).join(', ')}</b>
        <span className="desk-reference">{rental.reference}</span>
        <small>{rental.site.name}{back ? `, rendu ${ago(now - Date.parse(back))}` : ''}</small>
        <small className="desk-left" data-urgency={urgency(dies ?? Date.parse(due), now)}>
          {dies ? `Dépôt bloqué encore ${long(dies - now)}` : `À décider sous ${long(Date.parse(due) - now)}`}
        </small>
      </span>
      <span className="desk-card-tags">
        <span className="desk-colour">{COLOURS[colourOf(colour)]}</span>
        {escalatedUntil && <span className="tag past">Administrateur, {nearDay(Date.parse(escalatedUntil), now, zone)} {hour(Date.parse(escalatedUntil), zone)}</span>}
        {holder === 'me' && <span className="tag free">À vous</span>}
        {holder === 'other' && <span className="tag past">Pris, {hour(Date.parse(claim!.until), zone)}</span>}
      </span>
    </button>
  )
}
