import type { Purpose } from '../../../lib/pass-code'
import type { Expected } from './alone-documents'
import type { Told } from './alone-visit'

/** Somebody who may come: to do what, and by a code for what. What was fetched here without us is brought back by the code that fetched it. */
export type Comer = Expected & { by: Purpose }

/** Who may come, after all that the kiosk has done by itself since it was told whom to expect. */
export function comersOf(expected: readonly Expected[], untold: readonly Told[]): Comer[] {
  return expected.map(each => {
    const [fetched, back] = [handled(untold, each.rental, 'PICK_UP'), handled(untold, each.rental, 'RETURN')]
    const items = each.items.filter(({ unit }) => !back.has(unit))
    return each.purpose === 'PICK_UP' && each.returnPermit && fetched.size > 0
      ? { ...each, by: 'PICK_UP', purpose: 'RETURN', permit: each.returnPermit, until: null, away: [], items: items.filter(({ unit }) => fetched.has(unit)) }
      : { ...each, by: each.purpose, items }
  })
}

function handled(untold: readonly Told[], rental: string, purpose: Purpose): Set<string> {
  return new Set(untold.filter(told => told.rental === rental && told.purpose === purpose).flatMap(told => told.items.map(item => item.unit)))
}
