import type { WorldDoor } from './world-wall'

/** What lies behind a door, compared with what should: its tool, nothing, or something else. */
export function insideOf(real: WorldDoor | undefined): 'own' | 'taken' | 'other' {
  if (!real || (real.plate ?? null) === (real.home ?? null)) return 'own'
  return real.plate ? 'other' : 'taken'
}
