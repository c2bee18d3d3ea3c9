import { expect, test } from 'vitest'

import type { VisitFacts } from './kiosk-documents'
import { arrived, type Guest, heard, left, visitStage } from './visit-stage'

const visit = { id: 'v', status: 'CONFIRMED', purpose: 'PICK_UP' } as unknown as VisitFacts
const guest: Guest = { id: 'v', purpose: 'PICK_UP', byPhone: true, before: 0, visit, isCalled: false }
const waiting: Guest = { ...guest, id: 'w', before: 1, visit: null }

test.each([
  ['CONFIRMED', 'PICK_UP', 'begin-pick-up'], ['PICKING_UP', 'PICK_UP', 'fetching'], ['ACTIVE', 'PICK_UP', 'gone-well'],
  ['ACTIVE', 'RETURN', 'begin-return'], ['RETURNING', 'RETURN', 'bringing-back'], ['LOST', 'RETURN', 'bringing-back'], ['PENDING_VALIDATION', 'RETURN', 'gone-well'],
  ['CANCELLED_BY_US', 'PICK_UP', 'gone-well'],
] as const)('%s, come to %s: %s', (status, purpose, stage) => {
  expect(visitStage({ ...guest, purpose, visit: { ...visit, status } })).toBe(stage)
})

test('who has waited is called before they come in, who has not is in', () => {
  const [first, called] = heard([guest, waiting], 'w', { visit: { ...visit, id: 'w' } })
  expect(visitStage(called!)).toBe('called')
  expect(visitStage(heard([first!], 'v', { visit })[0]!)).toBe('begin-pick-up')
})

test('who waits is told how many are before them, and who has gone is forgotten', () => {
  expect(heard([waiting], 'w', { before: 2 })[0]!.before).toBe(2)
  expect(heard([guest, waiting], 'v', 'gone')).toEqual([waiting])
})

test('who shows themselves again keeps their place', () => {
  expect(arrived([guest, waiting], { ...guest, byPhone: false }).map(each => [each.id, each.byPhone])).toEqual([['v', false], ['w', true]])
})

test('who has gone is forgotten, but not who has come back to return', () => {
  expect(left([guest, waiting], guest)).toEqual([waiting])
  const back: Guest = { ...guest, purpose: 'RETURN' }
  expect(left([back], guest)).toEqual([back])
})
