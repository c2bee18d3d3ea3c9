/** The test cards of the simulator's processor: their tokens say how they behave. */
export const CARDS: readonly { token: string; name: string; what: string }[] = [
  { token: 'ok', name: 'Valable', what: 'le paiement passe' },
  { token: '3ds', name: '3-D Secure', what: 'la banque demande' },
  { token: 'declined:insufficient_funds', name: 'Sans provision', what: 'elle est refusée' },
  { token: 'declined:expired_card', name: 'Expirée', what: 'elle est refusée' },
]
