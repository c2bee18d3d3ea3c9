import { expect, test } from 'vitest'

import { lockedUntil, mistyped, type Pad } from './pin-pad-state'

const NOW = Date.parse('2026-11-22T15:00:00Z')
const pad: Pad = { allowed: 5, firstDelay: 'PT30S', longestDelay: 'PT15M', within: 'PT1H', wrong: [] }
const after = (times: number) => Array.from({ length: times }).reduce<Pad>(each => mistyped(each, NOW), pad)

test.each([[4, 0], [5, 30], [6, 60], [9, 480], [10, 900], [40, 900]])('%i wrong ones lock it for %i seconds', (times, seconds) => {
  expect(lockedUntil(after(times), NOW)).toBe(seconds === 0 ? 0 : NOW + seconds * 1000)
})

test('then it opens, and an hour after the last all are forgotten', () => {
  expect(lockedUntil(after(5), NOW + 30_000)).toBe(0)
  expect(mistyped(after(5), NOW + 3_600_000).wrong).toHaveLength(1)
  expect(mistyped(after(5), NOW + 3_599_999).wrong).toHaveLength(6)
})
