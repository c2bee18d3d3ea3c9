import type { Item, Party } from './item-view'

/** How many photos are wanted of each tool, at pick-up and at its return. */
export const PHOTOS = 2

/** What is to be done next at pick-up: one thing at a time. */
export type PickUpStep =
  | { kind: 'stuck'; item: Item | undefined; until: number }
  | { kind: 'opening' }
  | { kind: 'make-good'; item: Item }
  | { kind: 'photo'; item: Item; taken: number }
  | { kind: 'take'; item: Item }
  | { kind: 'finish' }

/** How many photos there are of a tool: those that are kept, or those on their way. */
export type Shots = (unit: string) => number

const GONE: ReadonlySet<Item['status']> = new Set(['NOT_TAKEN', 'MISSING', 'SWAPPED'])
const NO_GOOD: ReadonlySet<Item['pickupReport']> = new Set(['MISSING', 'WRONG', 'NOT_WORKING'])

export function isInPlay(item: Item): boolean {
  return !GONE.has(item.status)
}

/** Lies in its shut locker, for the customer wants it no more. */
export function isLeft(item: Item): boolean {
  return item.status === 'UNLOCKED' && item.takenAt === null && !item.isLockerOpen
}

export function pickUpStep({ items, stuck }: Party, shots: Shots): PickUpStep {
  if (stuck) return { kind: 'stuck', item: items.find(each => each.unit === stuck.unit), until: Date.parse(stuck.chooseUntil) }

  const here = items.filter(isInPlay)
  if (here.some(each => each.status === 'RESERVED')) return { kind: 'opening' }
  for (const item of here.filter(each => !isLeft(each) || NO_GOOD.has(each.pickupReport))) {
    if (NO_GOOD.has(item.pickupReport)) return { kind: 'make-good', item }

    const taken = shots(item.unit)
    if (taken < PHOTOS) return { kind: 'photo', item, taken }
    if (item.isLockerOpen) return { kind: 'take', item }
  }
  return { kind: 'finish' }
}
