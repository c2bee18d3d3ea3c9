import type { Purpose } from '../../../lib/pass-code'
import type { Expected } from './alone-documents'

/** Where a tool of a rental stands. */
export type Place = { unit: string; tool: string; drawing: string | null; locker: { id: string; name: string } }

/** Somebody whom the kiosk has let in without us. */
export type AloneVisit = {
  id: string
  rental: string
  purpose: Purpose
  cameAt: number
  /** What their phone showed; null where they typed their PIN. */
  scanned: string | null
  /** By which the bridge opens for them. */
  permit: string
  places: readonly Place[]
  /** Units whose lockers have been opened. */
  opened: readonly string[]
  /** What the bridge has opened, each by its number. */
  doors: readonly { door: string; sequence: number }[]
  /** Tools that were taken out, or brought back, and when the locker was shut. */
  done: readonly { unit: string; at: number }[]
  /** Units that could not be had, or brought back: not there for them, or their lockers did not open. */
  shut: readonly string[]
  /** Units that they go on without. */
  left: readonly string[]
}

/** What is to be done next, before one locker after the other. */
export type AloneStep = { kind: 'open' | 'handle'; place: Place } | { kind: 'finish' }

export function aloneStep({ places, opened, done, left }: AloneVisit): AloneStep {
  const place = places.find(each => !left.includes(each.unit) && !done.some(one => one.unit === each.unit))
  if (!place) return { kind: 'finish' }
  return { kind: opened.includes(place.unit) ? 'handle' : 'open', place }
}

/** Where the tools of somebody who may come stand; what stands nowhere is left out. */
export function placesOf({ items }: Expected): Place[] {
  return items.flatMap(({ unit, tool, locker }) => (locker ? [{ unit, tool: tool.name, drawing: tool.drawing, locker }] : []))
}

/** Whether they may come now. */
export function isTime({ from, until }: Expected, now: number): boolean {
  return Date.parse(from) <= now && (until === null || now < Date.parse(until))
}

/** As it is told when there is a line again. */
export function toTell({ id, rental, purpose, cameAt, scanned, doors, done, shut }: Omit<AloneVisit, 'permit' | 'places' | 'opened' | 'left'>, leftAt: number) {
  return {
    id, rental, purpose, scanned, doors: [...doors], shut: [...shut],
    cameAt: new Date(cameAt).toISOString(),
    leftAt: new Date(leftAt).toISOString(),
    items: done.map(({ unit, at }) => ({ unit, at: new Date(at).toISOString() })),
  }
}

export type Told = ReturnType<typeof toTell>
