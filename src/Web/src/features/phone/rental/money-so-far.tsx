import { euros } from '../../../lib/money'
import type { PaymentFacts, RentalFacts } from './rental-view'

/** What became of the money: of each purpose the payment that was asked for last. */
export function MoneySoFar({ rental }: { rental: RentalFacts }) {
  const lines = (['RENT', 'DEPOSIT'] as const).flatMap(purpose => {
    const asked = rental.payments.filter(payment => payment.purpose === purpose)
    return asked.toSorted((one, other) => other.attempt - one.attempt).slice(0, 1)
  })
  if (lines.length === 0) return null

  return (
    <dl className="money">
      {lines.map(payment => (
        <div key={payment.purpose}>
          <dt>{payment.purpose === 'RENT' ? 'Location' : 'Dépôt de garantie'}</dt>
          <dd>{words(payment)}</dd>
        </div>
      ))}
    </dl>
  )
}

function words({ purpose, status, amount, taken, refunded }: PaymentFacts): string {
  switch (status) {
    case 'REQUESTED': return 'la banque est interrogée'
    case 'ACTION_REQUIRED': return 'la banque attend votre réponse'
    case 'AUTHORISED': return `${euros(amount.cents)} ${purpose === 'DEPOSIT' ? 'bloqués, rien de débité' : 'bloqués'}`
    case 'CHARGED': return `${euros(amount.cents)} payés`
    case 'CARD_SAVED': return 'carte gardée, à bloquer la veille'
    case 'CAPTURED': return `${euros(taken.cents)} débités`
    case 'VOIDED': return 'libéré, rien de débité'
    case 'REFUNDED': return `${euros(refunded.cents)} rendus`
    case 'LAPSED': return 'libéré par la banque'
    case 'DECLINED': return 'refusé'
  }
}
