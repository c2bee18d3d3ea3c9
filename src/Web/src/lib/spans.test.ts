import { expect, test } from 'vitest'

import { longSpan, millisecondsOf } from './spans'

test('a span of the API is read', () => {
  expect(millisecondsOf('PT30S')).toBe(30_000)
  expect(millisecondsOf('PT1M0.5S')).toBe(60_500)
  expect(millisecondsOf('P1DT2H')).toBe(93_600_000)
  expect(millisecondsOf('-PT15M')).toBe(-900_000)
})

test('time is said by its two largest parts', () => {
  expect(longSpan(59_000)).toBe('0 min')
  expect(longSpan(12 * 60_000)).toBe('12 min')
  expect(longSpan(3 * 3_600_000 + 5 * 60_000)).toBe('3 h 05')
  expect(longSpan(-26 * 3_600_000)).toBe('1 j 2 h')
  expect(longSpan(48 * 3_600_000)).toBe('2 j')
})
