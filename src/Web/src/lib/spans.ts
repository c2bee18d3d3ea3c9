const SPAN = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** "PT1M30S" in milliseconds; a span that cannot be read is none. */
export function millisecondsOf(span: string): number {
  const [, minus, days, hours, minutes, seconds] = SPAN.exec(span) ?? []
  const all = Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return (minus ? -1 : 1) * all * 1000
}

/** "2 j 3 h", "3 h 05", "12 min", of what is left or gone by. */
export function longSpan(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (days > 0) return hours > 0 ? `${days} j ${hours} h` : `${days} j`
  return hours > 0 ? `${hours} h ${String(rest).padStart(2, '0')}` : `${rest} min`
}
