import { createContext, use } from 'react'

import type { Session } from '../../graphql/session'
import type { Figures } from './desk-documents'
import type { StaffPersona, Tab } from './people'

/** What is looked at: a tab, and what is open in it. */
export type Place = { tab: Tab; id: string | null }

export type Desk = {
  persona: StaffPersona
  session: Session
  /** Who that is; null until it is known. */
  me: string | null
  figures: Figures | null
  /** Changes each time that something has happened anywhere: lists are then to be read again. */
  beat: number
  place: Place
  go: (place: Place) => void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('There is no desk around this component.')
  return desk
}
