import { useState } from 'react'

import type { Item } from './item-view'
import type { Shots } from './pick-up-step'

type When = 'evidenceAtPickup' | 'evidenceAtReturn'

/** How many photos there are of each tool: those that are kept, and those that were sent a moment ago. */
export function useShots(items: readonly Item[], when: When): { shots: Shots; took: (unit: string) => void } {
  const [sent, setSent] = useState<ReadonlyMap<string, number>>(new Map())
  const shots = (unit: string) => Math.max(sent.get(unit) ?? 0, items.find(each => each.unit === unit)?.[when]?.photos.length ?? 0)
  return { shots, took: unit => setSent(new Map(sent).set(unit, shots(unit) + 1)) }
}
