import { describe, expect, test } from 'vitest'

import { choiceOf, slotOf, soonest, stillToCome } from './slot'

const PARIS = 'Europe/Paris'
const at = (text: string) => Date.parse(text)

describe('a slot chosen by day, minute and hours', () => {
  test('begins at the next quarter of an hour at the soonest', () => {
    expect(soonest(at('2026-11-22T10:07:00Z'), PARIS)).toEqual({ daysLater: 0, minute: 11 * 60 + 15, hours: 4 })
    expect(soonest(at('2026-11-22T10:15:00Z'), PARIS)).toEqual({ daysLater: 0, minute: 11 * 60 + 30, hours: 4 })
  })

  test('begins tomorrow at midnight where today has no quarter left', () => {
    expect(soonest(at('2026-11-22T22:50:00Z'), PARIS)).toEqual({ daysLater: 1, minute: 0, hours: 4 })
  })

  test('keeps the local time over whole days when the clocks go back', () => {
    const slot = slotOf({ daysLater: 0, minute: 600, hours: 24 }, at('2026-10-24T06:00:00Z'), PARIS)
    expect(slot).toEqual({ start: at('2026-10-24T08:00:00Z'), end: at('2026-10-25T09:00:00Z') })
  })

  test('counts hours as they pass when the clocks go forward', () => {
    const slot = slotOf({ daysLater: 0, minute: 60, hours: 4 }, at('2027-03-27T23:30:00Z'), PARIS)
    expect(slot).toEqual({ start: at('2027-03-28T00:00:00Z'), end: at('2027-03-28T04:00:00Z') })
  })

  test('is found again from the slot it gave', () => {
    const now = at('2026-11-22T10:07:00Z')
    const choice = { daysLater: 9, minute: 14 * 60 + 45, hours: 48 }
    expect(choiceOf(slotOf(choice, now, PARIS), now, PARIS)).toEqual(choice)
  })

  test('moves on when its moment has passed, and keeps its length', () => {
    const choice = { daysLater: 0, minute: 11 * 60, hours: 2 }
    expect(stillToCome(choice, at('2026-11-22T09:59:00Z'), PARIS)).toBe(choice)
    expect(stillToCome(choice, at('2026-11-22T10:00:00Z'), PARIS)).toEqual({ daysLater: 0, minute: 11 * 60 + 15, hours: 2 })
  })
})
