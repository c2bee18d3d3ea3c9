import { expect, test } from 'vitest'

import { nextSequence, prove } from './bridge'

test('an order is proved as bridges compare it', async () => {
  const order = { kiosk: 'k', door: '0190AAAA-bbbb-7ccc-8ddd-eeeeeeeeeeee', sequence: 7, permit: 'permit.signature' }
  expect(await prove('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', order)).toBe('UWVgIFt7rRLXfYZkZw6cv0dDRH6JTWtgvKTdSNQ5yF0')
  expect(await prove('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8', { ...order, sequence: 8 })).not.toBe('UWVgIFt7rRLXfYZkZw6cv0dDRH6JTWtgvKTdSNQ5yF0')
})

test('numbers grow, by the clock where the last one was forgotten', () => {
  expect(nextSequence(0, 1_700_000_000_000)).toBe(1_700_000_000_000)
  expect(nextSequence(1_700_000_000_000, 1_600_000_000_000)).toBe(1_700_000_000_001)
})
