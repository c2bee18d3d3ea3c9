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
  ['garbled', 'Dit n’importe quoi'],
] as const

export type FaultName = (typeof FAULTS)[number][0]

/** A door as the world knows it: what lies behind it, and what should. */
export type WorldDoor = { id: string; isOpen: boolean; fault: FaultName; plate?: string | null; home?: string | null }

/** The wall as the world knows it, whatever the server was told. */
export type WorldWall = {
  isOnline: boolean
  doors: WorldDoor[]
  /** The plates of what people have in their hands. */
  hands: string[]
  inside: number
  isOnFire: boolean
  hasPower: boolean
  isTrapped: boolean
  exit: 'shut' | 'free' | 'blocked'
}

export const worldWall = {
  look: (site: string) => look<WorldWall>(`walls/${site}`),
  pull: (site: string, door: string) => act<WorldWall>(`walls/${site}/doors/${door}/open`),
  push: (site: string, door: string) => act<WorldWall>(`walls/${site}/doors/${door}/shut`),
  take: (site: string, door: string) => act<WorldWall>(`walls/${site}/doors/${door}/take`),
  put: (site: string, door: string, plate: string) => act<WorldWall>(`walls/${site}/doors/${door}/put`, { plate }),
  spoil: (site: string, door: string, fault: FaultName) => act<WorldWall>(`walls/${site}/doors/${door}/fault`, { fault }),
  connect: (site: string, isOn: boolean) => act<WorldWall>(`walls/${site}/network`, { isOn }),
  power: (site: string, isOn: boolean) => act<WorldWall>(`walls/${site}/power`, { isOn }),
  enter: (site: string) => act<WorldWall>(`walls/${site}/enter`),
  leave: (site: string) => act<WorldWall>(`walls/${site}/leave`),
  help: (site: string) => act<WorldWall>(`walls/${site}/help`),
  fire: (site: string, isOn: boolean) => act<WorldWall>(`walls/${site}/fire`, { isOn }),
  trap: (site: string, isOn: boolean) => act<WorldWall>(`walls/${site}/trapped`, { isOn }),
}
