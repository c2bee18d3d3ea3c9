import { createContext, use } from 'react'

import type { RentalFacts } from '../features/phone/rental/rental-view'
import type { Persona } from '../graphql/session'
import type { Purpose } from '../lib/pass-code'
import type { Safety } from '../safety/use-safety'

export type Site = { id: string; name: string; timeZone: string }

/** What is open on the phone. */
export type Page = 'search' | 'offer' | 'rental' | 'rentals'

/** The booking the cockpit is about: the one on the phone, as long as it is to come or under way. */
export type Booking = { id: string; reference: string; start: number; end: number }

/** Something that happened, as it is told in the journal. */
export type Happening = { from: 'phone' | 'kiosk' | 'wall' | 'desk' | 'post' | 'clock'; text: string; isTrouble?: boolean }

/** Whom the kiosk has let in. */
export type Inside = { rental: string; purpose: Purpose }

/** What the panes share. */
export type Stage = {
  sites: readonly Site[]
  site: Site
  chooseSite: (id: string) => void
  persona: Persona | null
  choosePersona: (persona: Persona | null) => void
  page: Page
  turnTo: (page: Page) => void
  /** The rental on the phone, however it stands. */
  rental: RentalFacts | null
  showRental: (rental: RentalFacts | null) => void
  booking: Booking | null
  tell: (happening: Happening) => void
  /** The code on the phone's screen; null where it shows none. */
  shown: string | null
  show: (code: string | null) => void
  /** Holds the phone with its code before the kiosk. */
  present: (code: string) => void
  /** Who reads it then, until the answer is called. */
  whenPresented: (read: (code: string) => void) => () => void
  /** What is wrong with the safety of people at the site. */
  safety: Safety
  inside: Inside | null
  letIn: (inside: Inside | null) => void
  /** The rental of whoever waited and is to come in now. */
  called: string | null
  call: (rental: string | null) => void
  /** Whom it has let in without a network: nobody else knows of them yet. */
  alone: Inside | null
  letInAlone: (inside: Inside | null) => void
  /** Changes when the clock was moved: what depends on the time is to be read again. */
  jumps: number
  moved: (now: number) => void
}

export const StageContext = createContext<Stage | null>(null)

export function useStage(): Stage {
  const stage = use(StageContext)
  if (!stage) throw new Error('There is no stage around this component.')
  return stage
}

const LIVE: ReadonlySet<RentalFacts['status']> = new Set([
  'HELD', 'AWAITING_PAYMENT', 'PAYMENT_FAILED', 'CONFIRMED', 'PICKING_UP', 'ACTIVE', 'RETURNING',
])

export function bookingOf(rental: RentalFacts | null): Booking | null {
  if (!rental || !LIVE.has(rental.status)) return null
  const { id, reference, slot } = rental
  return { id, reference, start: Date.parse(slot.start), end: Date.parse(slot.end) }
}
