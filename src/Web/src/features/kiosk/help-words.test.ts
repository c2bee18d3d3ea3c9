import { expect, test } from 'vitest'

import { helpWords } from './help-words'

const hour = () => '10:02'
const call = { openedAt: '2026-11-22T09:02:00Z', acknowledgedAt: null }

test('a call is said to leave, to have come, and to be somebody’s', () => {
  expect(helpWords(null, false, false, hour)).toBeNull()
  expect(helpWords(null, true, false, hour)).toBe('L’appel part…')
  expect(helpWords(call, true, false, hour)).toContain('Appel reçu à 10:02')
  expect(helpWords({ ...call, acknowledgedAt: '2026-11-22T09:03:00Z' }, true, false, hour)).toContain('s’occupe de vous')
})

test('without a network the call waits, and what helps then is said', () => {
  expect(helpWords(null, true, true, hour)).toContain('112')
})
