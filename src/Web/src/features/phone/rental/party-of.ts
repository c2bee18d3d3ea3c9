import type { Party } from '../../../on-site/item-view'
import type { RentalFacts } from './rental-view'

/** Whoever stands before the lockers for a rental. */
export function partyOf(rental: RentalFacts): Party {
  return { rental: rental.id, site: rental.site.id, items: rental.items, stuck: rental.onSite?.stuck ?? null }
}
