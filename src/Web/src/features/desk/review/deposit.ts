import { euros } from '../../../lib/money'
import { hour, nearDay } from '../../../lib/moments'
import type { ReviewedRental } from './review-documents'

/** How the deposit of a rental stands: the last card that was asked for it. */
export function depositWords({ payments, site }: Pick<ReviewedRental, 'payments' | 'site'>, now: number): string {
  const deposit = payments.filter(each => each.purpose === 'DEPOSIT').toSorted((one, other) => other.attempt - one.attempt)[0]
  if (!deposit) return 'aucun dépôt'

  const sum = euros(deposit.amount.cents)
  const until = deposit.captureBefore ? Date.parse(deposit.captureBefore) : null
  switch (deposit.status) {
    case 'AUTHORISED': return until ? `${sum} bloqués jusqu’à ${nearDay(until, now, site.timeZone)} ${hour(until, site.timeZone)}` : `${sum} bloqués`
    case 'CAPTURED': return `${euros(deposit.taken.cents)} retenus sur ${sum}, le reste libéré`
    case 'VOIDED': return `${sum} libérés`
    case 'REFUNDED': return `${euros(deposit.refunded.cents)} remboursés`
    case 'LAPSED': return `${sum} : l’autorisation est morte`
    case 'DECLINED': return `${sum} : refusés par la banque`
    case 'CARD_SAVED': return `${sum} : la carte est enregistrée`
    default: return `${sum} : la banque n’a pas encore répondu`
  }
}
