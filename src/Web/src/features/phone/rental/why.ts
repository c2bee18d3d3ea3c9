import { euros } from '../../../lib/money'
import { longSpan, millisecondsOf } from '../../../lib/spans'
import type { RentalFacts } from './rental-view'

type Overrun = RentalFacts['items'][number]['overrunNow']

/** Why being late costs what it does, tool by tool where there are several. */
export function lateWhy(items: readonly { tool: { name: string }; overrunNow: Overrun }[]): string[] {
  const late = items.filter(each => each.overrunNow.total.cents > 0)
  return late.map(({ tool, overrunNow: { late: by, kept, tiers } }) => {
    const added = tiers.cents > 0 ? `, et ${euros(tiers.cents)} de majoration au-delà de la tolérance` : ''
    return `${late.length > 1 ? `${tool.name} : ` : ''}${longSpan(millisecondsOf(by))} de plus, ${euros(kept.cents)} au tarif de la réservation${added}.`
  })
}

/** Why we owe something. */
export function amendsWhy(rental: Pick<RentalFacts, 'status' | 'end'>): string {
  return rental.status === 'CANCELLED_BY_US' || rental.end?.cause === 'OUR_FAILURE'
    ? 'Nous n’avons pas tenu cette réservation : la location est rendue en entier, et ceci s’y ajoute en dédommagement.'
    : 'Une partie de ce qui était réservé vous a manqué : ceci vous dédommage, en plus de ce qui est rendu.'
}

/** All that is still to be paid, in cents. */
export function owedOf({ owedRent, owedDamage }: Pick<RentalFacts, 'owedRent' | 'owedDamage'>): number {
  return (owedRent?.cents ?? 0) + (owedDamage?.cents ?? 0)
}

/** Why something is owed. */
export function owedWhy({ owedRent, owedDamage }: Pick<RentalFacts, 'owedRent' | 'owedDamage'>): string[] {
  return [
    ...(owedRent ? [`${euros(owedRent.cents)} de location : la carte n’a pas pu être débitée.`] : []),
    ...(owedDamage ? [`${euros(owedDamage.cents)} pour un dommage ou un outil perdu, que le dépôt de garantie n’a pas couverts.`] : []),
  ]
}
