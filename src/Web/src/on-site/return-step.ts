import type { Item, Party } from './item-view'
import { isInPlay, PHOTOS, type Shots } from './pick-up-step'

/** What is to be done next to bring tools back, item by item. */
export type ReturnStep =
  | { kind: 'unlock'; item: Item }
  | { kind: 'opening'; item: Item }
  | { kind: 'scan'; item: Item }
  | { kind: 'photo'; item: Item; taken: number }
  | { kind: 'report'; item: Item }
  | { kind: 'shut'; item: Item }
  | { kind: 'all-back' }

/** What this screen knows and the rental does not tell: whose plate was read. */
export type Seen = { shots: Shots; isScanned: (unit: string) => boolean }

export function isOut(item: Item): boolean {
  return isInPlay(item) && item.takenAt !== null && item.returnedAt === null && item.status !== 'DECIDED'
}

/** A locker that is open comes first: no other opens before it is shut. */
export function returnStep({ items }: Party, { shots, isScanned }: Seen): ReturnStep {
  const out = items.filter(isOut)
  const item = out.find(each => each.status === 'UNLOCKED') ?? items.find(each => each.returnedAt !== null && each.isLockerOpen) ?? out[0]
  if (!item) return { kind: 'all-back' }
  if (item.returnedAt !== null) return { kind: 'shut', item }
  if (item.status !== 'UNLOCKED') return { kind: 'unlock', item }
  if (!item.isLockerOpen) return { kind: 'opening', item }
  if (!isScanned(item.unit)) return { kind: 'scan', item }

  const taken = shots(item.unit)
  if (taken < PHOTOS) return { kind: 'photo', item, taken }
  return item.returnReport === null ? { kind: 'report', item } : { kind: 'shut', item }
}
