const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "6 j 4 h", "4 h 10", "12 min": how long something lasts, to what matters of it. */
export function long(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE))
  if (minutes >= 24 * 60) return `${Math.floor(minutes / (24 * 60))} j ${Math.floor((minutes % (24 * 60)) / 60)} h`
  return minutes >= 60 ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}` : `${minutes} min`
}

export type Urgency = 'over' | 'soon' | 'calm'

/** How near an end is: within a day somebody should hurry. */
export function urgency(until: number, now: number): Urgency {
  return until <= now ? 'over' : until - now <= DAY ? 'soon' : 'calm'
}
