import { expect, test } from 'vitest'

import type { Incident, Shift } from './incident-documents'
import { onCallNow, stateWords, stepOf, titleOf } from './incident-words'

const incident = { kind: 'DOOR_FORCED', severity: 'URGENT', assignee: null, acknowledgedAt: null, closedAt: null, entries: [] } as unknown as Incident

test('what a rule opened is named by its kind, what a person did by their words', () => {
  expect(titleOf(incident)).toContain('sans ordre')
  expect(titleOf({ ...incident, kind: 'OTHER', entries: [{ at: '', by: 'me', text: 'Vitre fendue' }] })).toBe('Vitre fendue')
})

test('it is taken, then worked on, then over; an urgent one is to be acknowledged by whoever has it', () => {
  expect(stepOf(incident)).toBe('take')
  expect(stepOf({ ...incident, assignee: 'me' })).toBe('take')
  expect(stepOf({ ...incident, assignee: 'me', acknowledgedAt: 'x' })).toBe('work')
  expect(stepOf({ ...incident, assignee: 'me', severity: 'MAJOR' })).toBe('work')
  expect(stepOf({ ...incident, closedAt: 'x' })).toBe('over')
})

test('whose it is, is said from where one sits', () => {
  expect(stateWords({ ...incident, assignee: 'me' }, 'me')).toBe('à vous')
  expect(stateWords({ ...incident, assignee: 'you' }, 'me')).toBe('à un collègue')
})

const shift = (rank: number, who: string, start: string) => ({ id: who, rank, who, start, end: '2026-12-01T00:00:00Z' }) as Shift

test('who is on call is who is now, by rank', () => {
  const shifts = [shift(2, 'you', '2026-11-01T00:00:00Z'), shift(1, 'me', '2026-11-01T00:00:00Z'), shift(3, 'late', '2026-11-30T00:00:00Z')]
  expect(onCallNow(shifts, 'me', Date.parse('2026-11-22T12:00:00Z'))).toBe('D’astreinte : 1. vous, 2. un collègue.')
  expect(onCallNow(shifts, 'me', Date.parse('2027-11-22T12:00:00Z'))).toContain('Personne')
})
