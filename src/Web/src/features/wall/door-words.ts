import type { Door, Locker } from './wall-documents'

export type DoorState = 'free' | 'promised' | 'to-check' | 'empty'

/**
 * What a locker can be had for at an instant.
 * @param toCheck The lockers whose tool is for nobody until somebody has looked at it.
 */
export function stateOf(locker: Locker, now: number, toCheck: ReadonlySet<string>): DoorState {
  if (!locker.tool) return 'empty'
  if (toCheck.has(locker.id)) return 'to-check'
  return locker.promised.some(slot => Date.parse(slot.start) <= now && now < Date.parse(slot.end)) ? 'promised' : 'free'
}

export const STATES: Readonly<Record<DoorState, string>> = { free: 'libre', promised: 'réservé', 'to-check': 'à contrôler', empty: 'vide' }

export const POSITIONS: Readonly<Record<Door['position'], string>> = {
  SHUT: 'fermée',
  OPEN: 'ouverte',
  UNKNOWN: 'position inconnue',
}

const STEPS: Readonly<Record<NonNullable<Door['command']>['status'], string>> = {
  REQUESTED: 'ouverture demandée',
  ACKNOWLEDGED: 'la serrure a reçu l’ordre',
  OPENED: 'ouverte sur ordre',
  CLOSED: 'refermée',
  REFUSED: 'la serrure refuse d’ouvrir',
  UNKNOWN: 'sans nouvelles de la serrure',
}

const FAULTS: Readonly<Record<string, string>> = {
  jammed: 'elle est coincée',
  fire: 'il y a le feu, les casiers restent fermés',
  'no-power': 'elle n’a plus de courant',
}

/** What the sensors of the compartment say; null where none ever did. */
export function contentWords(door: Door): string | null {
  if (!door.compartment) return null
  const { isOccupied, grams } = door.compartment
  if (isOccupied === null) return 'contenu inconnu'
  if (!isOccupied) return 'vide selon le capteur'
  return grams === null ? 'occupé selon le capteur' : `occupé selon le capteur, ${(grams / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} kg`
}

/** How the last opening went. */
export function commandWords(door: Door): string {
  if (!door.command) return 'aucun ordre donné'
  const { status, fault } = door.command
  return fault ? `${STEPS[status]} : ${FAULTS[fault] ?? fault}` : STEPS[status]
}

/** How a door stands and how it came to that; what one word says is not said twice. */
export function standingWords(door: Door): string {
  const { position, command } = door
  if (position === 'OPEN' && command?.status === 'CLOSED') return 'ouverte sans ordre'

  const saysAll = (position === 'OPEN' && command?.status === 'OPENED') || (position === 'SHUT' && command?.status === 'CLOSED')
  return saysAll ? commandWords(door) : `${POSITIONS[position]}, ${commandWords(door)}`
}

/** Whether somebody should look. */
export function isTrouble(door: Door): boolean {
  return door.isLeftOpen || door.command?.status === 'REFUSED' || door.command?.status === 'UNKNOWN'
}
