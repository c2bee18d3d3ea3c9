import { expect, test } from 'vitest'

import type { Comer } from './comers'
import { readPin } from './pin-reader'

const expected = (rental: string, purpose: 'PICK_UP' | 'RETURN', pinHash: string): Comer => ({
  rental, purpose, by: purpose, pinHash, from: '', until: null, permit: '', returnPermit: null, items: [], away: [],
})
const OURS = expected('0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee', 'PICK_UP', 'WcBrTVfmrjW0Gx_fz01N0BMIfOczTRUKJ9akZPNeV7Y')
const briefing = { kiosk: '11111111-2222-4333-8444-555555555555', pinIterations: 1000 }
const comers: Comer[] = [{ ...OURS, purpose: 'RETURN', by: 'RETURN' }, OURS]

test('a PIN is compared as the server has hashed it, for this kiosk, rental and purpose', async () => {
  expect(await readPin(briefing, comers, '5678123456', 'PICK_UP')).toBe(OURS)
  expect(await readPin(briefing, comers, '5678123457', 'PICK_UP')).toBeNull()
  expect(await readPin(briefing, comers, '5678123456', 'RETURN')).toBeNull()
  expect(await readPin({ ...briefing, kiosk: '21111111-2222-4333-8444-555555555555' }, comers, '5678123456', 'PICK_UP')).toBeNull()
})

test('who brings back what they have fetched without us does so by the PIN that fetched it, whatever they say that they come for', async () => {
  const back: Comer = { ...OURS, purpose: 'RETURN' }
  expect(await readPin(briefing, [back], '5678123456', 'RETURN')).toBe(back)
  expect(await readPin(briefing, [back], '5678123456', 'PICK_UP')).toBe(back)
  expect(await readPin(briefing, [back], '5678123457', 'RETURN')).toBeNull()
})
