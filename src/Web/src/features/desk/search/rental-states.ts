import type { RentalFacts } from './search-documents'

/** Where a rental stands, as the staff says it. */
export const STATES: Readonly<Record<RentalFacts['status'], string>> = {
  HELD: 'Tenue', AWAITING_PAYMENT: 'Attend la banque', PAYMENT_FAILED: 'Paiement refusé', CONFIRMED: 'Confirmée', EXPIRED: 'Non payée',
  CANCELLED: 'Annulée', CANCELLED_BY_US: 'Annulée par nous', WITHDRAWN: 'Rétractée', NO_SHOW: 'Personne n’est venu', PICKING_UP: 'Au retrait',
  ACTIVE: 'Dehors', RETURNING: 'Au retour', PENDING_VALIDATION: 'À décider', DECIDED: 'Décidée', CLOSED: 'Close', LOST: 'Perdue',
}
