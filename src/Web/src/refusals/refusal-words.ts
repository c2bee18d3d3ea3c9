import { euros } from '../lib/money'
import { hour, nearDay, span } from '../lib/moments'
import { ON_SITE, onSiteWords } from './on-site-words'
import type { Facts } from './refusal-facts'
import { STAFF_WORDS } from './staff-words'

const WORDS: Readonly<Record<string, string>> = {
  ...ON_SITE,
  SLOT_IN_THE_PAST: 'Ce créneau est déjà commencé : choisissez une heure à venir.',
  SLOT_TOO_SHORT: 'Une location dure une heure au moins.',
  SLOT_TOO_LONG: 'Une location dure 28 jours au plus.',
  SLOT_OFF_STEP: 'Un créneau commence et finit au quart d’heure.',
  SITE_NOT_ON_OFFER: 'Ce magasin ne loue rien pour le moment.',
  NOT_ON_OFFER: 'Cet outil ne se loue plus.',
  NO_PRICE: 'Cet outil n’a pas de prix pour cette durée.',
  HOLD_OVER: 'Le temps pour payer est écoulé : l’outil n’est plus tenu pour vous.',
  RENTAL_BUSY: 'La réservation est en cours d’écriture. Réessayez dans un instant.',
  PAYMENT_UNDER_WAY: 'La banque n’a pas encore répondu. Attendez un instant.',
  NOTHING_TO_PAY: 'Il n’y a rien à payer.',
  NOTHING_TO_COMPLETE: 'La banque n’attend rien de vous.',
  TERMS_OUTDATED: 'Les conditions ont changé : relisez-les, puis payez.',
  SITE_FULL: 'Il y a déjà autant de personnes que possible à l’intérieur : attendez que quelqu’un sorte.',
  SITE_EVACUATED: 'Le magasin est évacué : sortez, n’entrez pas.',
  NO_CARD_TOKEN: 'Cette carte n’est pas reconnue.',
  EXPRESS_REQUEST_MISSING: 'La location commence avant la fin du délai de rétractation : il faut le demander expressément.',
  DEPOSIT_NOT_AGREED: 'Le dépôt de garantie a changé : vérifiez-le avant de payer.',
  SAME_SLOT: 'C’est déjà votre créneau.',
  SLOT_BEGUN: 'Le créneau a commencé : il ne se change plus.',
  CHANGE_UNDER_WAY: 'Un autre changement attend son paiement.',
  SOMEBODY_FOLLOWS: 'Quelqu’un a réservé l’outil juste après vous.',
  ALREADY_DELAYED: 'Vous avez déjà prévenu de votre retard.',
  DELAY_OUT_OF_BOUNDS: 'Un retard s’annonce par quarts d’heure, et pas pour si longtemps.',
  WITHDRAWAL_TOO_LATE: 'Le délai pour renoncer au contrat est passé.',
  NOT_A_CONSUMER: 'Ce droit est celui des particuliers.',
  FULLY_PERFORMED: 'La location est terminée : il n’y a plus de contrat auquel renoncer.',
  CHARGEBACK_UNDER_WAY: 'Votre banque examine un paiement de cette location : attendez sa réponse.',
  PICKUP_OVER: 'Le temps pour venir chercher l’outil est passé.',
  NOT_POSSIBLE_FOR_RENTAL: 'Ce n’est plus possible : la réservation a changé entre-temps.',
  BOOKING_SUSPENDED: 'Votre compte est suspendu : il ne peut pas réserver.',
  PHONE_MISSING: 'Un numéro de mobile vérifié est demandé avant la première réservation.',
  NOT_ADMITTED: 'La réservation n’a pas été admise.',
  TOO_MANY_TRIES: 'Trop d’essais. Attendez un moment.',
  UNIT_AWAY: 'Un outil n’est pas dans son casier.',
  STEP_UP_NEEDED: 'Il faut prouver à nouveau qui vous êtes.',
  DOOR_STANDS_OPEN: 'La porte est déjà ouverte.',
  UNKNOWN_DOOR: 'Cette porte n’existe pas.',
  REASON_MISSING: 'Dites pourquoi la porte doit s’ouvrir.',
  REASON_OUT_OF_BOUNDS: 'Le motif compte de 3 à 500 caractères.',
}

/** A refusal in the reader's words. */
export function refusalWords(facts: Facts, now: number, zone: string): string {
  switch (facts.__typename) {
    case 'ToolTaken': {
      if (!facts.conflict) return 'Aucun exemplaire de cet outil ne se trouve dans ce magasin.'
      const { start, end } = facts.conflict
      return `Quelqu’un l’a déjà réservé ${span(Date.parse(start), Date.parse(end), now, zone)}.`
    }
    case 'SiteShut':
      return `Le magasin est fermé à ${hour(Date.parse(facts.at), zone)} : commencez et finissez quand il est ouvert.`
    case 'SiteDoesNotAnswer': {
      const since = Date.parse(facts.since)
      return `Le magasin ne répond plus depuis ${nearDay(since, now, zone)} ${hour(since, zone)} : il ne loue rien avant d’être rétabli.`
    }
    case 'PriceChanged':
      return `Le prix vient de changer : ${euros(facts.price.rent.cents)}, dépôt de garantie ${euros(facts.price.deposit.cents)}.`
    case 'FeeChanged':
      return `Annuler coûte maintenant ${euros(facts.fee.cents)}.`
    case 'OwedChanged':
      return `La somme due a changé : ${euros(facts.owed.cents)}.`
    case 'SlotTooFarAhead':
      return `On réserve au plus tard pour ${nearDay(Date.parse(facts.latest), now, zone)}.`
    case 'TooManyHolds':
      return `Vous tenez déjà ${facts.most} réservations sans les avoir payées.`
    case 'TooManyRentals':
      return `Vous avez déjà ${facts.most} locations en cours, c’est le maximum.`
    case 'TooManyHoldsLately':
      return `Vous avez tenu ${facts.most} réservations en peu de temps. Réessayez à ${hour(Date.parse(facts.until), zone)}.`
    default:
      return onSiteWords(facts, zone) ?? WORDS[facts.code] ?? STAFF_WORDS[facts.code] ?? `Ce n’est pas possible pour le moment (${facts.code}).`
  }
}
