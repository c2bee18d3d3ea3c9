/** What a wall clock shows, and back. */

type LocalDay = { year: number; month: number; day: number }

const parts = new Map<string, Intl.DateTimeFormat>()

function read(instant: number, zone: string): number[] {
  const format = parts.get(zone) ?? new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  })
  parts.set(zone, format)
  return format.formatToParts(instant).filter(part => part.type !== 'literal').map(part => Number(part.value))
}

/** The day that a wall clock is in, some days later. */
export function localDay(instant: number, zone: string, daysLater = 0): LocalDay {
  const [year = 0, month = 1, day = 1] = read(instant, zone)
  const later = new Date(Date.UTC(year, month - 1, day + daysLater))
  return { year: later.getUTCFullYear(), month: later.getUTCMonth() + 1, day: later.getUTCDate() }
}

/** How many minutes of its day a wall clock has counted. */
export function minuteOfDay(instant: number, zone: string): number {
  const [, , , hours = 0, minutes = 0] = read(instant, zone)
  return hours * 60 + minutes
}

/** The instant at which a wall clock shows this; where the clock is put forward over it, the instant as much later. */
export function instantOf({ year, month, day }: LocalDay, minutes: number, zone: string): number {
  const asUtc = Date.UTC(year, month - 1, day, 0, minutes)
  const first = asUtc - offset(asUtc, zone)
  const second = asUtc - offset(first, zone)
  return offset(second, zone) === offset(first, zone) ? second : Math.max(first, second)
}

function offset(instant: number, zone: string): number {
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0] = read(instant, zone)
  return Date.UTC(year, month - 1, day, hours, minutes) - Math.floor(instant / 60_000) * 60_000
}
