import { hour, nearDay } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { longSpan } from '../../../lib/spans'
import type { RentalFacts } from '../rental/rental-view'
import { lateWhy } from '../rental/why'
import { WhyNote } from '../../../lib/why-note'

/** What is left of the slot; or by how much it is over, and what that has cost so far. */
export function TimeLeft({ rental, now }: { rental: RentalFacts; now: number }) {
  const zone = rental.site.timeZone
  const [start, end] = [Date.parse(rental.slot.start), Date.parse(rental.slot.end)]
  const late = rental.items.map(item => item.overrunNow)
  const [kept, tiers] = [late.reduce((sum, each) => sum + each.kept.cents, 0), late.reduce((sum, each) => sum + each.tiers.cents, 0)]

  if (rental.status === 'LOST') return (
    <div className="time-left over-time">
      <p className="big words">Non rendu</p>
      <p>Trois jours après la fin, l’outil compte comme perdu. Rapportez-le : tout est rouvert.</p>
    </div>
  )

  return now < end
    ? (
      <div className="time-left">
        <p>Il vous reste</p>
        <p className="big" role="timer">{longSpan(end - now)}</p>
        <progress max={end - start} value={Math.max(0, end - now)} aria-label="Temps qui reste" />
        <p>jusqu’à {nearDay(end, now, zone)} <b>{hour(end, zone)}</b></p>
      </div>
    )
    : (
      <div className="time-left over-time">
        <p>C’était à rendre à {hour(end, zone)}</p>
        {now - end < 60_000 ? <p className="big words">C’est l’heure</p> : <p className="big" role="timer">+ {longSpan(now - end)}</p>}
        {kept + tiers === 0
          ? <p>Rien à payer en plus pour le moment. Rapportez-le vite.</p>
          : <p>Déjà <b>{euros(kept + tiers)}</b> en plus{tiers > 0 ? ` : ${euros(kept)} de temps gardé, ${euros(tiers)} de retard` : ', pour le temps gardé'}.</p>}
        <WhyNote why={lateWhy(rental.items)} />
      </div>
    )
}
