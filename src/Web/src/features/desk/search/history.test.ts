import { expect, test } from 'vitest'

import { historyOf } from './history'
import type { RentalFacts } from './search-documents'

const rental = {
  bookedAt: '2026-11-22T10:00:00Z', end: null,
  onSite: { begunAt: '2026-11-22T12:00:00Z', meterSince: null, leftAt: '2026-11-22T12:10:00Z', overdueSince: null, lostAt: null, backAt: '2026-11-22T13:00:00Z' },
  items: [
    { tool: { name: 'Perceuse' }, decision: { kind: 'PARTIAL_CAPTURE', amount: { cents: 4000 }, at: '2026-11-22T14:00:00Z' } },
    { tool: { name: 'Scie' }, decision: null },
  ],
  returnReview: { doors: [{ at: '2026-11-22T12:05:00Z', what: 'LockerShut', unit: null }] },
  messages: [{ channel: 'sms', at: '2026-11-22T11:00:00Z', isParked: true }],
} as unknown as RentalFacts

test('all that happened is told in its order, and what did not is not', () => {
  expect(historyOf(rental).map(each => [each.of, each.text])).toEqual([
    ['rental', 'Réservée'],
    ['message', 'SMS non remis'],
    ['rental', 'Retrait commencé'],
    ['door', 'Casier refermé'],
    ['rental', 'Le client est parti avec ses outils'],
    ['rental', 'Tous les outils sont rendus'],
    ['money', expect.stringMatching(/^Perceuse\s: retenue, 40\s€$/)],
  ])
})
