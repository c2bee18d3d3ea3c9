import { euros } from '../../../lib/money'
import { WhyNote } from '../../../lib/why-note'
import { MoneySoFar } from './money-so-far'
import { Owed } from './owed'
import type { RentalFacts } from './rental-view'
import { ENDS } from './rental-words'
import { amendsWhy, owedOf } from './why'
import { Withdraw, WithdrawalReceipt } from './withdraw'

/** How it ended, and what became of the money. */
export function Over({ rental, now, read, onSearch }: { rental: RentalFacts; now: number; read: () => void; onSearch: () => void }) {
  return (
    <div className="over">
      <p>{rental.end ? ENDS[rental.end.cause] : ENDS.HOLD_OVER}{rental.end?.reason ? ` « ${rental.end.reason} »` : ''}</p>
      <WithdrawalReceipt rental={rental} now={now} />
      <MoneySoFar rental={rental} />
      <Owed rental={rental} now={now} read={read} />
      {rental.due && rental.payments.length > 0 && owedOf(rental) === 0 && <p>Gardé sur la location : <b>{euros(rental.due.cents)}</b>.</p>}
      {rental.amends.cents > 0 && (
        <>
          <p>Nous vous devons en plus <b>{euros(rental.amends.cents)}</b>.</p>
          <WhyNote why={[amendsWhy(rental)]} />
        </>
      )}
      <Withdraw rental={rental} now={now} onRental={read} />
      <button type="button" className="main" onClick={onSearch}>Chercher un outil</button>
    </div>
  )
}
