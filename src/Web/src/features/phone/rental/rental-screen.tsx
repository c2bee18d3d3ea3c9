import type { Told } from '../../../graphql/use-told'
import { Drawing } from '../../../lib/drawing'
import { span } from '../../../lib/moments'
import { euros } from '../../../lib/money'
import { BringBack } from '../../../on-site/bring-back'
import { Fetch } from '../../../on-site/fetch'
import { AtTheSite } from '../access/at-the-site'
import { CodeAgain } from '../access/code-again'
import { Settled } from '../settled/settled'
import { ToBeDecided } from '../settled/to-be-decided'
import { Thread } from '../thread/thread'
import { UnderWay } from '../under-way/under-way'
import { Bank } from './bank'
import { Booked } from './booked'
import { Checkout } from './checkout'
import { Over } from './over'
import { partyOf } from './party-of'
import { type RentalPhase, rentalPhase } from './rental-phase'
import type { RentalFacts } from './rental-view'
import { STATUS, TONE } from './rental-words'

type Screen = { read: () => Promise<void>; now: number; onSearch: () => void }

type RentalScreenProps = Omit<Screen, 'read'> & { rental: Told<RentalFacts> }

/** Before there is a contract there is nothing to write about. */
const UNBOOKED: ReadonlySet<RentalPhase['kind']> = new Set(['to-pay', 'at-the-bank', 'being-paid'])

/** Before the lockers the ticket is known; what is to be done takes its place. */
const SLIM: ReadonlySet<RentalPhase['kind']> = new Set(['at-the-site', 'fetching', 'out', 'bringing-back', 'to-be-decided', 'settled'])

export function RentalScreen({ rental: { value: rental, hasFailed, read }, now, onSearch }: RentalScreenProps) {
  if (!rental) return (
    <section className="rental" aria-busy="true">
      {hasFailed
        ? <p className="refusal" role="alert">La réservation ne répond pas. Elle sera relue dans un instant.</p>
        : <p className="count" role="status">Lecture de la réservation…</p>}
    </section>
  )

  const screen: Screen = { read, now, onSearch }
  const phase = rentalPhase(rental, now)
  const { start, end } = rental.slot
  return (
    <section className="rental" aria-label={`Réservation ${rental.reference}`}>
      <header className={`ticket${SLIM.has(phase.kind) ? ' slim' : ''}${phase.kind === 'at-the-site' ? ' named' : ''}`}>
        <Drawing name={rental.tools[0]?.drawing ?? null} />
        <div>
          <p className="reference">{rental.reference}</p>
          <h3>{rental.tools.map(tool => tool.name).join(', ')}</h3>
          <p className="place">{rental.site.name}</p>
          <p>{span(Date.parse(start), Date.parse(end), now, rental.site.timeZone)}</p>
          <p className="sums">{euros(rental.price.rent.cents)} · dépôt {euros(rental.price.deposit.cents)}</p>
        </div>
        <p className={`tag ${phase.kind === 'over' ? 'past' : TONE[rental.status]}`} role="status">{STATUS[rental.status]}</p>
      </header>
      {next(phase, rental, screen)}
      {!UNBOOKED.has(phase.kind) && <Thread key={rental.id} rental={rental} now={now} />}
    </section>
  )
}

function next(phase: RentalPhase, rental: RentalFacts, { read, now, onSearch }: Screen) {
  switch (phase.kind) {
    case 'to-pay':
      return <Checkout rental={rental} until={phase.until} declined={phase.declined} now={now} onRental={read} />
    case 'at-the-bank':
      return <Bank rental={rental} intent={phase.intent} purpose={phase.purpose} now={now} onRental={read} />
    case 'being-paid':
      return <p className="count" role="status">La banque est interrogée…</p>
    case 'booked':
      return <Booked rental={rental} now={now} onRental={read} />
    case 'at-the-site':
      return <AtTheSite rental={rental} now={now} read={read} onRental={read} />
    case 'fetching':
      return <><CodeAgain rental={rental} purpose="PICK_UP" now={now} /><Fetch party={partyOf(rental)} now={now} onChange={read} /></>
    case 'out':
      return <UnderWay rental={rental} now={now} read={read} onRental={read} />
    case 'bringing-back':
      return <><CodeAgain rental={rental} purpose="RETURN" now={now} /><BringBack party={partyOf(rental)} onChange={read} /></>
    case 'to-be-decided':
      return <ToBeDecided rental={rental} now={now} read={read} />
    case 'settled':
      return <Settled rental={rental} now={now} read={read} onSearch={onSearch} />
    case 'over':
      return <Over rental={rental} now={now} read={read} onSearch={onSearch} />
  }
}
