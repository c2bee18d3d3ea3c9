import { expect, test } from 'vitest'

import { digitsOf, pinWords } from './pin'

test('only ten digits count', () => {
  expect(digitsOf('00 01-123 456 789')).toBe('0001123456')
})

test('a PIN is read in three parts, as far as it was typed', () => {
  expect(pinWords('0001123456')).toBe('0001 123 456')
  expect(pinWords('00011')).toBe('0001 1')
  expect(pinWords('')).toBe('')
})
