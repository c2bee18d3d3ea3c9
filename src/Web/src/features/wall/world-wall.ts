import { act, look } from '../../lib/world'

/** What can go wrong with a door, as docs/simulator.md names it. */
export const FAULTS = [
  ['none', 'Rien'],
  ['jammed', 'Coincée'],
  ['wrongDoor', 'La voisine s’ouvre'],
  ['staysOpen', 'Ne ferme plus'],
  ['lostAcknowledgement', 'Accusé perdu'],
  ['duplicate', 'Dit tout deux fois'],
  ['silent', 'Muette'],
  ['skew', 'Horloge décalée'],
] as const

export type FaultName = (typeof FAULTS)[number][0]

/** The wall as the world knows it, whatever the server was told. */
export type WorldWall = { isOnline: boolean; doors: { id: string; isOpen: boolean; fault: FaultName }[] }

export const worldWall = {
  look: (site: string) => look<WorldWall>(`walls/${site}`),
  pull: (site: string, door: string) => act<WorldWall>(`walls/${site}/doors/${door}/open`),
  push: (site: string, door: string) => act<WorldWall>(`walls/${site}/doors/${door}/shut`),
  spoil: (site: string, door: string, fault: FaultName) => act<WorldWall>(`walls/${site}/doors/${door}/fault`, { fault }),
  cutPower: (site: string) => act<WorldWall>(`walls/${site}/power`),
  connect: (site: string, isOn: boolean) => act<WorldWall>(`walls/${site}/network`, { isOn }),
}
