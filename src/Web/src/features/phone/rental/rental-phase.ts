import type { PaymentFacts, RentalFacts } from './rental-view'

/** What the customer can do with a rental now. Advisory: the rental itself has the last word. */
export type RentalPhase =
  | { kind: 'to-pay'; until: number; declined: string | null }
  | { kind: 'at-the-bank'; intent: string; purpose: PaymentFacts['purpose'] }
  | { kind: 'being-paid' }
  | { kind: 'booked' }
  | { kind: 'over' }

export function rentalPhase(rental: RentalFacts, now: number): RentalPhase {
  const asked = rental.payments.find(payment => payment.status === 'ACTION_REQUIRED' && payment.action !== null)
  const until = Date.parse(rental.heldUntil)

  switch (rental.status) {
    case 'HELD':
    case 'PAYMENT_FAILED':
      // One card was declined while the bank is still asked for the rest: another would be refused.
      if (rental.payments.some(payment => payment.status === 'REQUESTED')) return { kind: 'being-paid' }
      return now < until ? { kind: 'to-pay', until, declined: declineOf(rental) } : { kind: 'over' }
    case 'AWAITING_PAYMENT':
    case 'CONFIRMED':
      if (asked) return { kind: 'at-the-bank', intent: intentIn(asked.action!), purpose: asked.purpose }
      return rental.status === 'CONFIRMED' ? { kind: 'booked' } : { kind: 'being-paid' }
    default:
      return { kind: 'over' }
  }
}

/** Why the card that was tried last was declined. */
function declineOf(rental: RentalFacts): string | null {
  if (rental.status !== 'PAYMENT_FAILED') return null
  const last = Math.max(...rental.payments.map(payment => payment.attempt))
  const declined = rental.payments.find(payment => payment.attempt === last && payment.status === 'DECLINED')
  return declined?.declineCode ?? 'generic_decline'
}

/** The bank's page ends in the name of what it asks about. */
function intentIn(action: string): string {
  return new URL(action).pathname.split('/').at(-1)!
}
