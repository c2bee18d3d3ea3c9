import { expect, test } from 'vitest'

import { helpWords } from './help-words'

const hour = () => '10:02'
const call = { openedAt: '2026-11-22T09:02:00Z', acknowledgedAt: null }

test('a call is said to leave, to have come, and to be somebody’s', () => {
  expect(helpWords(null, null, false, hour)).toBeNull()
  expect(helpWords(null, 'leaves', false, hour)).toBe('L’appel part…')
  expect(helpWords(call, 'leaves', false, hour)).toContain('Appel reçu à 10:02')
  expect(helpWords({ ...call, acknowledgedAt: '2026-11-22T09:03:00Z' }, 'leaves', false, hour)).toContain('s’occupe de vous')
})

test('without a network the call waits, and what helps then is said', () => {
  expect(helpWords(null, 'leaves', true, hour)).toContain('112')
})

test('a call that did not leave says so, and what helps then', () => {
  expect(helpWords(null, 'failed', false, hour)).toContain('Réessayez')
  expect(helpWords(null, 'failed', false, hour)).toContain('112')
})
