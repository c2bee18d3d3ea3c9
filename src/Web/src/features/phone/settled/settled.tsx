import { euros } from '../../../lib/money'
import { ItemCard } from '../../../on-site/item-card'
import { isInPlay } from '../../../on-site/pick-up-step'
import { Owed } from '../rental/owed'
import type { RentalFacts } from '../rental/rental-view'
import { amendsWhy } from '../rental/why'
import { WhyNote } from '../../../lib/why-note'
import { Dispute } from './dispute'
import { keptWords, releasedWords } from './kept-words'

/** What was kept and what was released, tool by tool; and the way to say no. */
export function Settled({ rental, now, read, onSearch }: { rental: RentalFacts; now: number; read: () => void; onSearch: () => void }) {
  const kept = rental.items.reduce((sum, item) => sum + (item.decision?.amount.cents ?? 0), 0)
  const released = rental.price.deposit.cents - kept

  return (
    <div className="at-the-wall">
      <div className={kept > 0 ? 'time-left over-time' : 'time-left'}>
        <p>{kept > 0 ? 'Retenu sur votre dépôt' : 'Votre dépôt est libéré'}</p>
        <p className="big">{euros(kept > 0 ? kept : released)}</p>
        <p>{kept > 0 ? `Libéré : ${euros(Math.max(0, released))}.` : releasedWords(rental.items)}</p>
      </div>
      <Owed rental={rental} now={now} read={read} />
      <dl className="money">
        <div><dt>Location, en tout</dt><dd>{euros((rental.due ?? rental.rentNow).cents)}</dd></div>
        {rental.amends.cents > 0 && <div><dt>Dédommagement</dt><dd>{euros(rental.amends.cents)}</dd></div>}
      </dl>
      {rental.amends.cents > 0 && <WhyNote why={[amendsWhy(rental)]} />}
      <ul className="items">
        {rental.items.map(item => {
          const taken = item.decision?.amount.cents ?? 0
          const said = isInPlay(item) ? keptWords(item) : 'remboursé'
          return (
            <ItemCard key={item.unit} item={item} said={{ words: said, tone: taken > 0 ? 'taken' : 'free' }} isNext={false} shots={0}>
              <Dispute rental={rental} item={item} now={now} />
            </ItemCard>
          )
        })}
      </ul>
      <button type="button" className="main" onClick={onSearch}>Louer un autre outil</button>
    </div>
  )
}
