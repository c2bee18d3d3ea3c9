import { expect, test } from 'vitest'

import { instantOf, localDay, minuteOfDay } from './zones'

const PARIS = 'Europe/Paris'

test('a wall clock is read in its own zone', () => {
  const instant = Date.parse('2026-12-31T23:30:00Z')
  expect(localDay(instant, PARIS)).toEqual({ year: 2027, month: 1, day: 1 })
  expect(minuteOfDay(instant, PARIS)).toBe(30)
})

test('some days later is a day of the calendar', () => {
  expect(localDay(Date.parse('2028-02-28T12:00:00Z'), PARIS, 1)).toEqual({ year: 2028, month: 2, day: 29 })
})

test('an instant is found by what the clock shows, in summer and in winter', () => {
  expect(instantOf({ year: 2026, month: 7, day: 1 }, 600, PARIS)).toBe(Date.parse('2026-07-01T08:00:00Z'))
  expect(instantOf({ year: 2026, month: 11, day: 22 }, 600, PARIS)).toBe(Date.parse('2026-11-22T09:00:00Z'))
})

test('a time that the clock skips is the instant as much later', () => {
  expect(instantOf({ year: 2027, month: 3, day: 28 }, 150, PARIS)).toBe(Date.parse('2027-03-28T01:30:00Z'))
})
