import { moneyLines } from './money-words'
import type { RentalFacts } from './rental-view'

export function MoneySoFar({ rental }: { rental: RentalFacts }) {
  const lines = moneyLines(rental.payments)
  return lines.length === 0 ? null : (
    <dl className="money">
      {lines.map(({ name, words }) => <div key={name}><dt>{name}</dt><dd>{words}</dd></div>)}
    </dl>
  )
}
