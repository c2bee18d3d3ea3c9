import { expect, test } from 'vitest'

import type { Advice, RentalItem } from './review-documents'
import { historyWords, linesOf, reportWords, standingOf } from './verdict-words'

test('each signal says what it says, and what that counts', () => {
  const lines = linesOf({
    contributions: [{ signal: 'REPORT', value: 0.5, weight: 0.2, points: 0.1 }, { signal: 'PHOTO_GAP', value: null, weight: 0.45, points: 0 }],
  } as unknown as Advice)
  expect(lines[0]).toMatchObject({ name: 'Dires du client', weighs: '+0,10 sur 0,20', share: 0.5 })
  expect(lines[0]!.says).toMatch(/50\s%/)
  expect(lines[1]).toMatchObject({ says: 'muet', share: 0 })
})

test.each([
  [{ status: 'SCORED', decision: null }, null, 'open'],
  [{ status: 'SCORED', decision: null }, '2026-11-23T10:00:00Z', 'escalated'],
  [{ status: 'SCORED', decision: { noticeEnds: 'x', answeredAt: null } }, null, 'announced'],
  [{ status: 'SCORED', decision: { noticeEnds: 'x', answeredAt: 'y' } }, null, 'answered'],
  [{ status: 'DECIDED', decision: { noticeEnds: null, answeredAt: null } }, null, 'decided'],
])('%j, with an administrator until %s, is %s', (item, until, standing) => {
  expect(standingOf(item as unknown as RentalItem, until)).toBe(standing)
})

test('an account without returns is new', () => {
  expect(historyWords({ returns: 0, late: 0, damaged: 0 })).toContain('premier')
  expect(historyWords({ returns: 2, late: 1, damaged: 0 })).toBe('2 retours avant celui-ci, 1 en retard, aucun avec retenue')
})

test('who said nothing said nothing', () => {
  expect(reportWords({ pickupReport: null, returnReport: 'MAJOR' })).toEqual({ pickup: 'n’a rien dit', back: 'dommage important' })
})
