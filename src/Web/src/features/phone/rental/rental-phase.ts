import type { PaymentFacts, RentalFacts } from './rental-view'

/** What the customer can do with a rental now. Advisory: the rental itself has the last word. */
export type RentalPhase =
  | { kind: 'to-pay'; until: number; declined: string | null }
  | { kind: 'at-the-bank'; intent: string; purpose: PaymentFacts['purpose'] }
  | { kind: 'being-paid' }
  | { kind: 'booked' }
  | { kind: 'at-the-site' }
  | { kind: 'fetching' }
  | { kind: 'out' }
  | { kind: 'bringing-back' }
  | { kind: 'to-be-decided' }
  | { kind: 'settled' }
  | { kind: 'over' }

/** How long before the start the phone shows its code. */
const BEFORE_START = 30 * 60_000

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
      if (rental.status === 'AWAITING_PAYMENT') return { kind: 'being-paid' }
      // Who has given it up is not to come.
      return !rental.cancellationAsked && Date.parse(rental.slot.start) - BEFORE_START <= now ? { kind: 'at-the-site' } : { kind: 'booked' }
    case 'PICKING_UP':
      return { kind: 'fetching' }
    case 'ACTIVE':
    case 'LOST':
      return asked ? { kind: 'at-the-bank', intent: intentIn(asked.action!), purpose: asked.purpose } : { kind: 'out' }
    case 'RETURNING':
      return { kind: 'bringing-back' }
    case 'PENDING_VALIDATION':
    case 'DECIDED':
    case 'CLOSED':
      if (asked) return { kind: 'at-the-bank', intent: intentIn(asked.action!), purpose: asked.purpose }
      return { kind: rental.status === 'PENDING_VALIDATION' ? 'to-be-decided' : 'settled' }
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
