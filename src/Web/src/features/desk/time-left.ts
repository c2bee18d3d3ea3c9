const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const FIXED = '\u00a0'

/** "6 j 4 h", "4 h 10", "12 min": how long something lasts, to what matters of it; never broken over two lines. */
export function long(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE))
  const [days, hours] = [Math.floor(minutes / (24 * 60)), Math.floor(minutes / 60)]
  const words = days > 0 ? [days, 'j', hours % 24, 'h'] : hours > 0 ? [hours, 'h', String(minutes % 60).padStart(2, '0')] : [minutes, 'min']
  return words.join(FIXED)
}

/** "il y a 12 min", or "à l’instant". */
export function ago(milliseconds: number): string {
  return milliseconds < MINUTE ? `à${FIXED}l’instant` : ['il', 'y', 'a', long(milliseconds)].join(FIXED)
}

export type Urgency = 'over' | 'soon' | 'calm'

/** How near an end is: within a day somebody should hurry. */
export function urgency(until: number, now: number): Urgency {
  return until <= now ? 'over' : until - now <= DAY ? 'soon' : 'calm'
}
