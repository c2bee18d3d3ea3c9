import { expect, test } from 'vitest'

import { refundOf, stepOf } from './dispute-words'

test('it is answered, then concluded, by somebody else than the decider', () => {
  expect(stepOf({ status: 'OPEN', mayConclude: true })).toBe('answer')
  expect(stepOf({ status: 'ANSWERED', mayConclude: true })).toBe('conclude')
  expect(stepOf({ status: 'ANSWERED', mayConclude: false })).toBe('colleague')
  expect(stepOf({ status: 'CONFIRMED', mayConclude: true })).toBe('over')
})

test('a part is more than nothing and less than all', () => {
  expect(refundOf('stands', 500, 4000)).toBe(0)
  expect(refundOf('all', null, 4000)).toBe(4000)
  expect(refundOf('part', 1000, 4000)).toBe(1000)
  for (const wrong of [null, 0, 4000, 5000]) expect(refundOf('part', wrong, 4000)).toBeNull()
})
