import type { Advice, DoorLine, RentalItem, ReviewedItem } from './review-documents'

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })

const REASONS: Readonly<Record<Advice['reasons'][number], string>> = {
  SCORE: 'La somme des signaux donne cette couleur.',
  PHOTOS_NOT_COMPARABLE: 'Les photos manquent ou ne se comparent pas : l’avis n’est jamais vert.',
  PREVIOUS_BASELINE: 'Pas de photo au retrait : celles du retour précédent ont servi.',
  LARGE_PHOTO_GAP: 'Les photos du retrait et du retour diffèrent beaucoup.',
  CRITICAL_SENSOR: 'Un capteur du casier signale une anomalie grave.',
  MAJOR_REPORT: 'Le client signale lui-même un dommage important.',
  HISTORY_ALONE: 'Seul l’historique du compte pèse : jamais rouge pour cela seul.',
}

const SIGNALS: Readonly<Record<Advice['contributions'][number]['signal'], string>> = {
  PHOTO_GAP: 'Écart des photos', SENSORS: 'Capteurs', REPORT: 'Dires du client', HISTORY: 'Historique',
}

const FINDINGS: Readonly<Record<Advice['findings'][number], string>> = {
  VIDEO_MISSING: 'pas de vidéo', VIDEO_CUT: 'vidéo interrompue', NOT_SCANNED: 'plaque non lue', OTHER_LOCKER: 'rangé dans un autre casier',
  DOOR_OPEN: 'porte restée ouverte', WEIGHT_OFF: 'poids anormal', LOCKER_EMPTY: 'casier vide',
}

const PICKUP: Readonly<Record<NonNullable<ReviewedItem['pickupReport']>, string>> = {
  FINE: 'en bon état', MARK: 'une marque', MISSING: 'absent', WRONG: 'mauvais outil', NOT_WORKING: 'ne marche pas',
}

const RETURN: Readonly<Record<NonNullable<ReviewedItem['returnReport']>, string>> = {
  NONE: 'rien à signaler', MINOR: 'dommage léger', MAJOR: 'dommage important',
}

const TEXTS: Readonly<Record<ReviewedItem['texts'][number]['kind'], string>> = {
  PICKUP_REPORT: 'Le client, au retrait', RETURN_REPORT: 'Le client, au retour', CAPTURE_ANSWER: 'Réponse du client', DECISION_REASON: 'Motif de la décision',
}

const BEFORE: Readonly<Record<NonNullable<ReviewedItem['before']>['source'], string>> = {
  PICK_UP: 'Au retrait', EARLIER_RETURN: 'Avant : au retour précédent', REFERENCE: 'Avant : photos du catalogue',
}

const DOORS: Readonly<Record<string, string>> = {
  LockersAsked: 'ouverture demandée', LockerOpened: 'casier ouvert', LockerShut: 'casier refermé', LockerStuck: 'casier bloqué', ItemScanned: 'plaque lue',
  ItemReopened: 'casier rouvert', ItemReturned: 'outil rendu', ReturnTurnedAway: 'casier resté fermé ou plein, l’outil reste au client',
}

const DECIDED: Readonly<Record<NonNullable<RentalItem['decision']>['kind'], string>> = {
  RELEASE: 'Dépôt libéré', PARTIAL_CAPTURE: 'Retenue', FULL_CAPTURE: 'Retenue totale', ESCALATE: 'Transmis à un administrateur',
}

export const reasonWords = (reason: Advice['reasons'][number]): string => REASONS[reason]
export const findingWords = (finding: Advice['findings'][number]): string => FINDINGS[finding]
export const textWords = (kind: ReviewedItem['texts'][number]['kind']): string => TEXTS[kind]
export const doorWords = ({ what }: DoorLine): string => DOORS[what] ?? what
export const decidedWords = (kind: NonNullable<RentalItem['decision']>['kind']): string => DECIDED[kind]

export function reportWords({ pickupReport, returnReport }: Pick<ReviewedItem, 'pickupReport' | 'returnReport'>): { pickup: string; back: string } {
  return { pickup: pickupReport ? PICKUP[pickupReport] : 'n’a rien dit', back: returnReport ? RETURN[returnReport] : 'n’a rien dit' }
}

export type Line = { name: string; says: string; weighs: string; share: number }

/** Each signal with what it says, from 0 to 1, and how much that counts. */
export function linesOf(advice: Advice): Line[] {
  return advice.contributions.map(({ signal, value, weight, points }) => ({
    name: SIGNALS[signal],
    says: value === null ? 'muet' : percent.format(Number(value)),
    weighs: `+${Number(points).toFixed(2).replace('.', ',')} sur ${Number(weight).toFixed(2).replace('.', ',')}`,
    share: Number(value ?? 0),
  }))
}

export type Standing = 'open' | 'announced' | 'answered' | 'escalated' | 'decided'

/** Where the decision of one tool stands. What was handed up is no decision yet, but somebody has said why. */
export function standingOf({ status, decision }: Pick<RentalItem, 'status' | 'decision'>, escalatedUntil: string | null): Standing {
  if (status === 'DECIDED') return 'decided'
  if (!decision) return escalatedUntil ? 'escalated' : 'open'
  return decision.answeredAt ? 'answered' : decision.noticeEnds ? 'announced' : 'open'
}

/** How the account's returns went before. */
export function historyWords({ returns, late, damaged }: { returns: number; late: number; damaged: number }): string {
  if (returns === 0) return 'premier retour de ce compte'
  const rest = [late > 0 ? `${late} en retard` : 'aucun en retard', damaged > 0 ? `${damaged} avec retenue` : 'aucun avec retenue']
  return `${returns} retour${returns > 1 ? 's' : ''} avant celui-ci, ${rest.join(', ')}`
}

export const beforeWords = (source: NonNullable<ReviewedItem['before']>['source']) => BEFORE[source]
