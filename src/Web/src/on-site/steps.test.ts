import { expect, test } from 'vitest'

import type { Item, Party } from './item-view'
import { pickUpStep } from './pick-up-step'
import { inHand } from './plates'
import { returnStep } from './return-step'

const item = (unit: string, more: Partial<Item>) => ({
  unit, status: 'UNLOCKED', isLockerOpen: true, takenAt: null, returnedAt: null, pickupReport: null, returnReport: null, ...more,
}) as unknown as Item
const party = (...items: Item[]): Party => ({ rental: 'r', site: 's', items, stuck: null })
const none = () => 0
const both = () => 2
const taken = { status: 'PICKED_UP', isLockerOpen: false, takenAt: '2026-11-22T10:00:00Z' } as const

test('nothing is done before all lockers have opened', () => {
  expect(pickUpStep(party(item('a', {}), item('b', { status: 'RESERVED', isLockerOpen: false })), none).kind).toBe('opening')
})

test('a locker that is stuck comes before all else', () => {
  const stuck = { ...party(item('a', {}), item('b', { status: 'RESERVED' })), stuck: { unit: 'b', chooseUntil: '2026-11-22T10:05:00Z' } }
  expect(pickUpStep(stuck, none)).toMatchObject({ kind: 'stuck', item: { unit: 'b' }, until: Date.parse('2026-11-22T10:05:00Z') })
})

test('each tool has its photos, is taken, and the next one follows', () => {
  expect(pickUpStep(party(item('a', {})), none)).toMatchObject({ kind: 'photo', taken: 0 })
  expect(pickUpStep(party(item('a', {})), both)).toMatchObject({ kind: 'take', item: { unit: 'a' } })
  expect(pickUpStep(party(item('a', taken), item('b', {})), unit => (unit === 'a' ? 2 : 1))).toMatchObject({ kind: 'photo', item: { unit: 'b' }, taken: 1 })
  expect(pickUpStep(party(item('a', taken), item('b', taken)), both)).toEqual({ kind: 'finish' })
})

test('a tool that is no good is made good first; one that has a mark is taken', () => {
  expect(pickUpStep(party(item('a', { ...taken, pickupReport: 'WRONG' })), both)).toMatchObject({ kind: 'make-good' })
  expect(pickUpStep(party(item('a', { ...taken, pickupReport: 'MARK' })), both)).toEqual({ kind: 'finish' })
})

test('what stays in its locker, or was dropped, is waited for no more', () => {
  const left = item('a', { isLockerOpen: false })
  expect(pickUpStep(party(left, item('b', { status: 'NOT_TAKEN' }), item('c', taken)), both)).toEqual({ kind: 'finish' })
})

test('a tool comes back by its locker, its plate, its photos, what is said of it, its door', () => {
  const seen = { shots: none, isScanned: () => false }
  const open = item('a', { ...taken, status: 'UNLOCKED', isLockerOpen: true })
  expect(returnStep(party(item('a', taken)), seen)).toMatchObject({ kind: 'unlock' })
  expect(returnStep(party({ ...open, isLockerOpen: false }), seen)).toMatchObject({ kind: 'opening' })
  expect(returnStep(party(open), seen)).toMatchObject({ kind: 'scan' })
  expect(returnStep(party(open), { shots: none, isScanned: () => true })).toMatchObject({ kind: 'photo', taken: 0 })
  expect(returnStep(party(open), { shots: both, isScanned: () => true })).toMatchObject({ kind: 'report' })
  expect(returnStep(party({ ...open, returnReport: 'NONE' }), { shots: both, isScanned: () => true })).toMatchObject({ kind: 'shut' })
})

test('the locker that stands open is shut before another opens, and then all is back', () => {
  const seen = { shots: none, isScanned: () => false }
  const back = item('b', { ...taken, status: 'RETURNED', returnedAt: '2026-11-22T12:00:00Z' })
  expect(returnStep(party(item('a', taken), item('b', { ...taken, status: 'UNLOCKED', isLockerOpen: true })), seen)).toMatchObject({ kind: 'scan', item: { unit: 'b' } })
  expect(returnStep(party(item('a', taken), { ...back, isLockerOpen: true }), seen)).toMatchObject({ kind: 'shut', item: { unit: 'b' } })
  expect(returnStep(party(back), seen)).toEqual({ kind: 'all-back' })
})

test('in hand are the tools that are out, and one of another kind by mistake', () => {
  const plates = [{ unit: 'x', code: 'X-1', tool: 'Perceuse' }, { unit: 'y', code: 'Y-1', tool: 'Scie' }, { unit: 'a', code: 'A-1', tool: 'Perceuse' }]
  expect(inHand(plates, ['a']).map(each => each.code)).toEqual(['A-1', 'Y-1'])
})
