/** Words for instants, as they are read on a wall clock of a site. */

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: zone })
  formats.set(key, known)
  return known
}

/** "14:30" */
export function hour(instant: number, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit' }).format(instant)
}

/** "14:30:05" */
export function second(instant: number, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(instant)
}

/** "dimanche 22 novembre" */
export function day(instant: number, zone: string): string {
  return format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(instant)
}

/** "dim. 22 nov." */
export function shortDay(instant: number, zone: string): string {
  return format(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(instant)
}

/** "aujourd’hui", "demain", or "dim. 22 nov." */
export function nearDay(instant: number, now: number, zone: string): string {
  const said = shortDay(instant, zone)
  if (said === shortDay(now, zone)) return 'aujourd’hui'
  return said === shortDay(now + 86_400_000, zone) ? 'demain' : said
}

/** "demain 14:30 – 18:30" */
export function span(start: number, end: number, now: number, zone: string): string {
  const [first, last] = [nearDay(start, now, zone), nearDay(end, now, zone)]
  return `${first} ${hour(start, zone)} – ${first === last ? '' : `${last} `}${hour(end, zone)}`
}

/** "9:05" of what is left; never below zero. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
