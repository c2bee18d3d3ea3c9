import { Drawing } from '../../../lib/drawing'
import { span } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { Bank } from './bank'
import { Booked } from './booked'
import { Checkout } from './checkout'
import { Over } from './over'
import { type RentalPhase, rentalPhase } from './rental-phase'
import type { RentalFacts } from './rental-view'
import { STATUS, TONE } from './rental-words'

type RentalScreenProps = { rental: RentalFacts | null; heard: (rental: RentalFacts) => void; now: number; onSearch: () => void }

export function RentalScreen({ rental, heard, now, onSearch }: RentalScreenProps) {
  if (!rental) return <section className="rental" aria-busy="true"><p className="count" role="status">Lecture de la réservation…</p></section>

  const phase = rentalPhase(rental, now)
  const { start, end } = rental.slot
  return (
    <section className="rental" aria-label={`Réservation ${rental.reference}`}>
      <header className="ticket">
        <Drawing name={rental.tools[0]?.drawing ?? null} />
        <div>
          <p className="reference">{rental.reference}</p>
          <h3>{rental.tools.map(tool => tool.name).join(', ')}</h3>
          <p>{rental.site.name}</p>
          <p>{span(Date.parse(start), Date.parse(end), now, rental.site.timeZone)}</p>
          <p className="sums">{euros(rental.price.rent.cents)} · dépôt {euros(rental.price.deposit.cents)}</p>
        </div>
        <p className={`tag ${phase.kind === 'over' ? 'past' : TONE[rental.status]}`} role="status">{STATUS[rental.status]}</p>
      </header>
      {next(phase, rental, now, heard, onSearch)}
    </section>
  )
}

function next(phase: RentalPhase, rental: RentalFacts, now: number, heard: (rental: RentalFacts) => void, onSearch: () => void) {
  switch (phase.kind) {
    case 'to-pay':
      return <Checkout rental={rental} until={phase.until} declined={phase.declined} now={now} onRental={heard} />
    case 'at-the-bank':
      return <Bank rental={rental} intent={phase.intent} purpose={phase.purpose} now={now} onRental={heard} />
    case 'being-paid':
      return <p className="count" role="status">La banque est interrogée…</p>
    case 'booked':
      return <Booked rental={rental} now={now} onRental={heard} />
    case 'over':
      return <Over rental={rental} onSearch={onSearch} />
  }
}
