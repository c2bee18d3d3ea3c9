import { expect, test } from 'vitest'

import { ago, long, urgency } from './time-left'

const HOUR = 3_600_000

test.each([
  [6 * 24 * HOUR + 4 * HOUR + 59_000, '6 j 4 h'],
  [24 * HOUR, '1 j 0 h'],
  [4 * HOUR + 10 * 60_000, '4 h 10'],
  [12 * 60_000 + 59_999, '12 min'],
  [-1, '0 min'],
])('%d ms are %s', (milliseconds, words) => expect(long(milliseconds).replaceAll('\u00a0', ' ')).toBe(words))

test('what has just happened is of now', () => {
  expect(ago(59_999)).toMatch(/instant/)
  expect(ago(60_000)).toMatch(/^il.y.a.1.min$/)
})

test('what ends within a day is soon, and what has ended is over', () => {
  expect(urgency(25 * HOUR, 0)).toBe('calm')
  expect(urgency(24 * HOUR, 0)).toBe('soon')
  expect(urgency(5, 5)).toBe('over')
})
