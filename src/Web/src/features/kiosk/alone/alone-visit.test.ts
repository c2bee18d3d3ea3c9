import { expect, test } from 'vitest'

import { type AloneVisit, aloneStep, toTell } from './alone-visit'

const place = (unit: string) => ({ unit, tool: unit, drawing: null, locker: { id: unit, name: unit } })
const visit = (more: Partial<AloneVisit>): AloneVisit => ({
  id: 'v', rental: 'r', purpose: 'PICK_UP', cameAt: Date.parse('2026-11-22T15:00:00Z'), scanned: 'T24:x', permit: 'p', doors: [{ door: 'e', sequence: 1 }], places: [place('a'), place('b')], opened: [], done: [], shut: [], left: [], ...more,
})
const at = Date.parse('2026-11-22T15:01:00Z')

test('one locker after the other is opened and shut, then there is nothing more to do', () => {
  expect(aloneStep(visit({}))).toMatchObject({ kind: 'open', place: { unit: 'a' } })
  expect(aloneStep(visit({ opened: ['a'] }))).toMatchObject({ kind: 'handle', place: { unit: 'a' } })
  expect(aloneStep(visit({ opened: ['a'], done: [{ unit: 'a', at }] }))).toMatchObject({ kind: 'open', place: { unit: 'b' } })
  expect(aloneStep(visit({ opened: ['a', 'b'], done: [{ unit: 'a', at }, { unit: 'b', at }] }))).toEqual({ kind: 'finish' })
})

test('whoever goes on without a tool whose locker stays shut still has the others', () => {
  expect(aloneStep(visit({ shut: ['a'] }))).toMatchObject({ kind: 'open', place: { unit: 'a' } })
  expect(aloneStep(visit({ shut: ['a'], left: ['a'] }))).toMatchObject({ kind: 'open', place: { unit: 'b' } })
  expect(aloneStep(visit({ shut: ['a'], left: ['a'], opened: ['b'], done: [{ unit: 'b', at }] }))).toEqual({ kind: 'finish' })
})

test('it is told as it happened: what was done, when, by which code', () => {
  expect(toTell(visit({ opened: ['a'], done: [{ unit: 'a', at }], shut: ['b'] }), at + 30_000)).toEqual({
    id: 'v', rental: 'r', purpose: 'PICK_UP', scanned: 'T24:x', doors: [{ door: 'e', sequence: 1 }], shut: ['b'], cameAt: '2026-11-22T15:00:00.000Z', leftAt: '2026-11-22T15:01:30.000Z',
    items: [{ unit: 'a', at: '2026-11-22T15:01:00.000Z' }],
  })
})
