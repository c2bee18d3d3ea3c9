import type { Persona } from '../../graphql/session'

/** Who can sit at the desk. */
export const STAFF = [
  ['operateur', 'Opérateur'],
  ['collegue', 'Deuxième opérateur'],
  ['admin', 'Administrateur'],
  ['agent', 'Agent de terrain'],
] as const satisfies readonly (readonly [Persona, string])[]

export type StaffPersona = (typeof STAFF)[number][0]

export const TABS = {
  returns: 'À traiter',
  messages: 'Messages',
  incidents: 'Incidents',
  disputes: 'Contestations',
  search: 'Recherche',
  round: 'Tournée',
} as const

export type Tab = keyof typeof TABS

/** What somebody works on, what they begin with first. */
export function tabsOf(persona: StaffPersona): readonly Tab[] {
  switch (persona) {
    case 'agent': return ['round', 'search']
    case 'admin': return ['returns', 'messages', 'incidents', 'disputes', 'search', 'round']
    case 'operateur':
    case 'collegue': return ['returns', 'messages', 'incidents', 'disputes', 'search']
  }
}
