import { euros } from '../../../lib/money'
import type { PaymentFacts } from './rental-view'

const HAD: ReadonlySet<PaymentFacts['status']> = new Set(['AUTHORISED', 'CHARGED', 'CAPTURED'])
const PURPOSES = [['RENT', 'Location'], ['DEPOSIT', 'Dépôt de garantie'], ['DAMAGE', 'Dommages et pertes']] as const

/** What became of the money: of each purpose the payment that was asked for last, and of a rent paid in several parts their sum. */
export function moneyLines(payments: readonly PaymentFacts[]): { name: string; words: string }[] {
  return PURPOSES.flatMap(([purpose, name]) => {
    const asked = payments.filter(payment => payment.purpose === purpose).toSorted((one, other) => other.attempt - one.attempt)
    const had = asked.filter(payment => HAD.has(payment.status))
    const [last] = asked
    if (!last) return []
    if (purpose === 'DEPOSIT' || had.length === 0 || asked.length === 1) return [{ name, words: paymentWords(last) }]

    const paid = `${euros(had.reduce((sum, payment) => sum + amountOf(payment), 0))} payés`
    return [{ name, words: last.status === 'DECLINED' ? `${paid}, ${euros(last.amount.cents)} à régler` : paid }]
  })
}

function amountOf({ status, amount, taken }: PaymentFacts): number {
  return status === 'CAPTURED' ? taken.cents : amount.cents
}

function paymentWords({ purpose, status, amount, taken, refunded }: PaymentFacts): string {
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
