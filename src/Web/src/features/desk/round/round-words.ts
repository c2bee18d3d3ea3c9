import type { Stop } from './round-documents'

export const WHY: Readonly<Record<Stop['reason'], string>> = {
  RETURNED: 'rendu',
  CHECK_DUE: 'contrôle dû',
  REPORTED_AT_PICKUP: 'signalé',
  LEFT_BEHIND: 'laissé ouvert',
  LOST: 'perdu',
}

/** What an agent does with a unit, as it is written down. */
export const DONE = ['Contrôlé', 'Nettoyé', 'Batterie rechargée', 'Consommables complétés'] as const

export type Done = (typeof DONE)[number]

/** What is written down of it; nothing was done where nothing is said. */
export function noteOf(done: readonly Done[], more: string): string {
  const words = [...DONE.filter(each => done.includes(each)), more.trim()].filter(Boolean)
  return words.length === 0 ? '' : `${words[0]}${words.slice(1).map(each => `, ${each.charAt(0).toLowerCase()}${each.slice(1)}`).join('')}.`
}
