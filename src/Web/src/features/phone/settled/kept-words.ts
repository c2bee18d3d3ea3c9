import { euros } from '../../../lib/money'
import type { Item } from '../../../on-site/item-view'

type Decided = Pick<Item, 'decision'>

/** What was kept of a tool's deposit, or went back after a dispute. */
export function keptWords({ decision }: Decided): string {
  const kept = decision?.amount.cents ?? 0
  return kept > 0 ? `${euros(kept)} retenus` : wentBack({ decision }) ? 'tout est rendu' : 'rien de retenu'
}

/** Of a deposit of which nothing is kept. */
export function releasedWords(items: readonly Decided[]): string {
  return items.some(wentBack) ? 'Ce qui en avait été retenu vous est rendu.' : 'Rien n’a été débité. À bientôt !'
}

function wentBack({ decision }: Decided): boolean {
  return decision !== null && decision.kind !== 'RELEASE' && decision.amount.cents === 0
}
