import { expect, test } from 'vitest'

import type { Expected } from './alone-documents'
import { readPin } from './pin-reader'

const expected = (rental: string, purpose: 'PICK_UP' | 'RETURN', pinHash: string): Expected => ({ rental, purpose, pinHash, from: '', until: null, permit: '', items: [] })
const OURS = expected('0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee', 'PICK_UP', 'WcBrTVfmrjW0Gx_fz01N0BMIfOczTRUKJ9akZPNeV7Y')
const briefing = { kiosk: '11111111-2222-4333-8444-555555555555', pinIterations: 1000, expected: [{ ...OURS, purpose: 'RETURN' as const }, OURS] }

test('a PIN is compared as the server has hashed it, for this kiosk, rental and purpose', async () => {
  expect(await readPin(briefing, '5678123456', 'PICK_UP')).toBe(OURS)
  expect(await readPin(briefing, '5678123457', 'PICK_UP')).toBeNull()
  expect(await readPin(briefing, '5678123456', 'RETURN')).toBeNull()
  expect(await readPin({ ...briefing, kiosk: '21111111-2222-4333-8444-555555555555' }, '5678123456', 'PICK_UP')).toBeNull()
})
