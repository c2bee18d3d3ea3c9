import { rentalPhase } from '../../features/phone/rental/rental-phase'
import type { RentalFacts } from '../../features/phone/rental/rental-view'
import type { Persona } from '../../graphql/session'
import type { Party } from '../../on-site/item-view'
import { PHOTOS, pickUpStep } from '../../on-site/pick-up-step'
import { returnStep } from '../../on-site/return-step'
import type { Inside, Page } from '../stage'

/** Where the next click is. */
export type Place = 'phone' | 'kiosk' | 'clock' | 'wall' | 'desk' | 'inbox'

/** The one next click of the journey, and which of its stages it is of. */
export type GuideStep = { stage: number; place: Place; words: string }

/** What the cockpit shows. */
export type Seen = { persona: Persona | null; page: Page; rental: RentalFacts | null; now: number; inside: Inside | null; called: string | null; alone: Inside | null; isCodeShown: boolean }

/** Search, book, pay, come, enter, fetch, bring back, decide, read. */
export const STAGES = 9

/** What somebody who has never been here does next. Advisory: every pane says for itself what can be done. */
export function guideStep({ persona, page, rental, now, inside, called, alone, isCodeShown }: Seen): GuideStep {
  if (!persona) return { stage: 1, place: 'phone', words: 'Prenez le téléphone : choisissez « Client ».' }
  if (page === 'rentals') return { stage: 1, place: 'phone', words: 'Ouvrez une location, ou cherchez un outil.' }
  if (page === 'offer') return { stage: 2, place: 'phone', words: 'Touchez « Réserver ce créneau » ; s’il est pris, choisissez-en un autre.' }
  if (page === 'search' || !rental) return { stage: 1, place: 'phone', words: 'Touchez un outil libre.' }

  if (alone?.rental === rental.id) {
    return { stage: alone.purpose === 'PICK_UP' ? 6 : 7, place: 'kiosk', words: 'Continuez sur la borne : sans réseau, elle fait tout elle-même.' }
  }

  const phase = rentalPhase(rental, now)
  const isInside = inside?.rental === rental.id
  if (called === rental.id) return { stage: phase.kind === 'out' ? 7 : 5, place: 'kiosk', words: 'C’est votre tour : touchez « Entrer » sur la borne.' }

  switch (phase.kind) {
    case 'to-pay':
      return { stage: 3, place: 'phone', words: phase.declined ? 'Essayez la carte « Valable ».' : 'Cochez la case, puis payez.' }
    case 'at-the-bank':
      return { stage: 3, place: 'phone', words: 'Répondez à la banque : « C’est bien moi ».' }
    case 'being-paid':
      return { stage: 3, place: 'phone', words: 'Un instant : la banque répond.' }
    case 'booked':
      return { stage: 4, place: 'clock', words: 'Avancez l’horloge : « Au début de ma réservation ».' }
    case 'at-the-site':
      return isInside
        ? { stage: 6, place: 'phone', words: 'Lisez la consigne, puis faites ouvrir.' }
        : { stage: 5, place: 'phone', words: 'Touchez « Présenter à la borne ».' }
    case 'fetching':
      return { stage: 6, ...fetching(partyOf(rental)) }
    case 'out':
      if (isInside && inside.purpose === 'RETURN') return { stage: 7, place: 'phone', words: 'Touchez « Commencer le retour ».' }
      return { stage: 7, place: 'phone', words: isCodeShown ? 'Touchez « Présenter à la borne ».' : `Touchez « Rendre ${rental.items.length > 1 ? 'les outils' : 'l’outil'} ».` }
    case 'bringing-back':
      return { stage: 7, ...bringingBack(partyOf(rental)) }
    case 'to-be-decided':
      return toBeDecided(rental)
    case 'settled':
      return { stage: 9, place: 'inbox', words: 'C’est décidé : ouvrez le dernier message. Le parcours est fini.' }
    case 'over':
      return { stage: 1, place: 'phone', words: 'Cette réservation est finie : cherchez un autre outil.' }
  }
}

function partyOf(rental: RentalFacts): Party {
  return { rental: rental.id, site: rental.site.id, items: rental.items, stuck: rental.onSite?.stuck ?? null }
}

function fetching(party: Party): { place: Place; words: string } {
  const step = pickUpStep(party, unit => party.items.find(each => each.unit === unit)?.evidenceAtPickup?.photos.length ?? 0)
  switch (step.kind) {
    case 'opening': return { place: 'wall', words: 'Regardez les casiers : ils s’ouvrent.' }
    case 'stuck': return { place: 'phone', words: 'Un casier est coincé : choisissez la suite.' }
    case 'make-good': return { place: 'phone', words: 'Un outil a un souci : choisissez la suite.' }
    case 'photo': return { place: 'phone', words: `Photographiez l’outil, ${step.taken + 1} sur ${PHOTOS}.` }
    case 'take': return { place: 'phone', words: 'Prenez l’outil et fermez le casier.' }
    case 'finish': return { place: 'phone', words: 'Touchez « J’ai fini ».' }
  }
}

function bringingBack(party: Party): { place: Place; words: string } {
  const shots = (unit: string) => party.items.find(each => each.unit === unit)?.evidenceAtReturn?.photos.length ?? 0
  const step = returnStep(party, { shots, isScanned: unit => shots(unit) > 0 })
  switch (step.kind) {
    case 'unlock': return { place: 'phone', words: `Faites ouvrir le casier ${step.item.locker?.name ?? ''}.` }
    case 'opening': return { place: 'wall', words: 'Regardez les casiers : il s’ouvre.' }
    case 'scan': return { place: 'phone', words: 'Scannez la plaque de l’outil, puis photographiez-le.' }
    case 'photo': return { place: 'phone', words: `Photographiez l’outil, ${step.taken + 1} sur ${PHOTOS}.` }
    case 'report': return { place: 'phone', words: 'Dites s’il y a quelque chose à signaler.' }
    case 'shut': return { place: 'phone', words: 'Filmez en poussant la porte.' }
    case 'all-back': return { place: 'phone', words: 'Tout est rendu.' }
  }
}

function toBeDecided(rental: RentalFacts): GuideStep {
  const isAnnounced = rental.items.some(item => item.decision?.noticeEnds && !item.decision.answeredAt)
  return isAnnounced
    ? { stage: 8, place: 'clock', words: 'Le client peut répondre ; sinon avancez l’horloge d’un jour.' }
    : { stage: 8, place: 'desk', words: `Au bureau, ouvrez ${rental.reference}, prenez-le et décidez.` }
}
