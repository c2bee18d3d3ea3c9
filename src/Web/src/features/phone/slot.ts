import { instantOf, localDay, minuteOfDay } from '../../lib/zones'

/** What a customer chooses: a day from today, a minute of that day, how long. */
export type SlotChoice = { daysLater: number; minute: number; hours: number }

export type Slot = { start: number; end: number }

export const STEP = 15
const DAY = 24

export const DURATIONS: readonly { hours: number; label: string }[] = [
  { hours: 2, label: '2 h' },
  { hours: 4, label: '4 h' },
  { hours: DAY, label: '1 jour' },
  { hours: 2 * DAY, label: '2 jours' },
  { hours: 7 * DAY, label: '1 semaine' },
]

/** The first quarter of an hour that is still to come, for four hours. */
export function soonest(now: number, zone: string): SlotChoice {
  const next = Math.floor(minuteOfDay(now, zone) / STEP) * STEP + STEP
  return next < DAY * 60 ? { daysLater: 0, minute: next, hours: 4 } : { daysLater: 1, minute: 0, hours: 4 }
}

/** Whole days keep the local time over a change of the clock; hours are as they pass. */
export function slotOf({ daysLater, minute, hours }: SlotChoice, now: number, zone: string): Slot {
  const start = instantOf(localDay(now, zone, daysLater), minute, zone)
  const end = hours % DAY === 0
    ? instantOf(localDay(now, zone, daysLater + hours / DAY), minute, zone)
    : start + hours * 3_600_000
  return { start, end }
}

/** The choice that gives a slot. */
export function choiceOf({ start, end }: Slot, now: number, zone: string): SlotChoice {
  const today = localDay(now, zone)
  const day = localDay(start, zone)
  const daysLater = Math.round((Date.UTC(day.year, day.month - 1, day.day) - Date.UTC(today.year, today.month - 1, today.day)) / 86_400_000)
  return { daysLater, minute: minuteOfDay(start, zone), hours: Math.round((end - start) / 3_600_000) }
}

/** Moves a choice whose moment has passed to the next one that can be had. */
export function stillToCome(choice: SlotChoice, now: number, zone: string): SlotChoice {
  return slotOf(choice, now, zone).start > now ? choice : { ...soonest(now, zone), hours: choice.hours }
}

export function toInput({ start, end }: Slot): { start: string; end: string } {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() }
}

export function fromApi({ start, end }: { start: string; end: string }): Slot {
  return { start: Date.parse(start), end: Date.parse(end) }
}
