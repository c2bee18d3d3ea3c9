import type { Purpose } from '../../../lib/pass-code'

/** Where a tool of a rental stands. */
export type Place = { unit: string; plate: string; tool: string; drawing: string | null; locker: { id: string; name: string } }

/** Somebody whom the kiosk has let in without us. */
export type AloneVisit = {
  id: string
  rental: string
  purpose: Purpose
  cameAt: number
  scanned: string
  places: readonly Place[]
  /** Units whose lockers have been opened. */
  opened: readonly string[]
  /** Tools that were taken out, or brought back, and when the locker was shut. */
  done: readonly { unit: string; at: number }[]
}

/** What is to be done next, before one locker after the other. */
export type AloneStep = { kind: 'open' | 'handle'; place: Place } | { kind: 'finish' }

export function aloneStep({ places, opened, done }: AloneVisit): AloneStep {
  const place = places.find(each => !done.some(one => one.unit === each.unit))
  if (!place) return { kind: 'finish' }
  return { kind: opened.includes(place.unit) ? 'handle' : 'open', place }
}

/** As it is told when there is a line again. */
export function toTell({ id, rental, purpose, cameAt, scanned, done }: AloneVisit, leftAt: number) {
  return {
    id, rental, purpose, scanned,
    cameAt: new Date(cameAt).toISOString(),
    leftAt: new Date(leftAt).toISOString(),
    items: done.map(({ unit, at }) => ({ unit, at: new Date(at).toISOString() })),
  }
}

export type Told = ReturnType<typeof toTell>
