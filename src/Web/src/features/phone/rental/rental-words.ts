import type { RentalFacts } from './rental-view'

export const STATUS: Readonly<Record<RentalFacts['status'], string>> = {
  HELD: 'Tenu pour vous',
  AWAITING_PAYMENT: 'Paiement en cours',
  PAYMENT_FAILED: 'Paiement refusé',
  CONFIRMED: 'Confirmé',
  EXPIRED: 'Expiré',
  CANCELLED: 'Annulé',
  CANCELLED_BY_US: 'Annulé par nous',
  WITHDRAWN: 'Rétracté',
  NO_SHOW: 'Non venu',
  PICKING_UP: 'Retrait en cours',
  ACTIVE: 'En cours',
  RETURNING: 'Retour en cours',
  PENDING_VALIDATION: 'Retour à valider',
  DECIDED: 'Retour validé',
  CLOSED: 'Terminé',
  LOST: 'Non rendu',
}

export const TONE: Readonly<Record<RentalFacts['status'], 'free' | 'held' | 'taken' | 'past'>> = {
  HELD: 'held',
  AWAITING_PAYMENT: 'held',
  PAYMENT_FAILED: 'taken',
  CONFIRMED: 'free',
  EXPIRED: 'past',
  CANCELLED: 'past',
  CANCELLED_BY_US: 'taken',
  WITHDRAWN: 'past',
  NO_SHOW: 'taken',
  PICKING_UP: 'held',
  ACTIVE: 'free',
  RETURNING: 'held',
  PENDING_VALIDATION: 'held',
  DECIDED: 'past',
  CLOSED: 'past',
  LOST: 'taken',
}

const DECLINES: Readonly<Record<string, string>> = {
  insufficient_funds: 'il n’y a pas assez d’argent sur le compte',
  expired_card: 'elle a expiré',
  resource_missing: 'elle n’est pas reconnue',
  authentication_failed: 'vous n’avez pas confirmé auprès de votre banque',
}

export function declineWords(code: string): string {
  return `La carte a été refusée : ${DECLINES[code] ?? 'la banque ne dit pas pourquoi'}. Rien n’a été débité.`
}

export const ENDS: Readonly<Record<NonNullable<RentalFacts['end']>['cause'], string>> = {
  HOLD_OVER: 'Le temps pour payer est passé. L’outil est de nouveau libre ; rien n’a été débité.',
  TOOLS_GONE: 'L’outil n’était plus libre au moment du paiement. Rien n’a été débité.',
  NOT_ADMITTED: 'La réservation n’a pas été admise. Rien n’a été débité.',
  NOT_PAID: 'La réservation n’a pas été payée.',
  CUSTOMER: 'Vous avez annulé.',
  NO_DEPOSIT: 'Le dépôt de garantie n’a pas pu être bloqué : annulé sans frais.',
  NO_RENT: 'Votre banque a refusé le prix de la location : annulé sans frais.',
  SUSPENSION: 'Votre compte est suspendu : la réservation est annulée sans frais.',
  WITHDRAWAL: 'Vous avez renoncé au contrat : tout vous est remboursé.',
  OUR_FAILURE: 'Nous n’avons pas pu tenir cette réservation : tout vous est remboursé.',
  NOT_FETCHED: 'Personne n’est venu chercher l’outil à temps. Il est remis en location.',
}
