import type { Item } from './item-view'
import { isLeft } from './pick-up-step'

export type Tone = 'free' | 'held' | 'taken' | 'past'

type Said = { words: string; tone: Tone }

/** How far a tool is, as it is fetched. */
export function fetchWords(item: Item): Said {
  switch (item.status) {
    case 'RESERVED': return { words: 'le casier va s’ouvrir', tone: 'past' }
    case 'NOT_TAKEN': return { words: 'laissé, remboursé', tone: 'past' }
    case 'MISSING': return { words: 'manquant, remboursé', tone: 'past' }
    case 'SWAPPED': return { words: 'remplacé', tone: 'past' }
    case 'UNLOCKED': return isLeft(item) ? { words: 'laissé dans son casier', tone: 'past' } : { words: 'casier ouvert', tone: 'held' }
    default: return item.isLockerOpen ? { words: 'casier rouvert', tone: 'held' } : { words: 'avec vous', tone: 'free' }
  }
}

/** How far it is, as it comes back. */
export function backWords(item: Item): Said {
  switch (item.status) {
    case 'PICKED_UP': return { words: 'à rendre', tone: 'held' }
    case 'UNLOCKED': return item.isLockerOpen ? { words: 'casier ouvert', tone: 'held' } : { words: 'le casier va s’ouvrir', tone: 'past' }
    case 'RETURNED':
    case 'SCORED': return { words: 'rendu', tone: 'free' }
    case 'DECIDED': return { words: 'rendu, vérifié', tone: 'free' }
    default: return fetchWords(item)
  }
}

export const PICKUP_REPORTS = [
  ['FINE', 'Tout va bien'],
  ['MARK', 'Une marque'],
  ['MISSING', 'Il manque'],
  ['WRONG', 'Pas le bon'],
  ['NOT_WORKING', 'Ne marche pas'],
] as const satisfies readonly (readonly [NonNullable<Item['pickupReport']>, string])[]

export const RETURN_REPORTS = [
  ['NONE', 'Rien', 'comme au retrait'],
  ['MINOR', 'Un petit défaut', 'il marche'],
  ['MAJOR', 'Il est abîmé', 'ou ne marche plus'],
] as const satisfies readonly (readonly [NonNullable<Item['returnReport']>, string, string])[]

/** "2 photos sur 2" */
export function photoWords(taken: number, wanted: number): string {
  return `${Math.min(taken, wanted)} photo${taken > 1 ? 's' : ''} sur ${wanted}`
}
