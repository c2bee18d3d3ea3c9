import { expect, test } from 'vitest'

import type { Expected } from './alone-documents'
import type { Told } from './alone-visit'
import { comersOf } from './comers'

const item = (unit: string) => ({ unit, tool: { name: unit, drawing: null }, locker: { id: unit, name: unit } })
const expected = (purpose: 'PICK_UP' | 'RETURN'): Expected => ({
  rental: 'r', purpose, pinHash: '', from: '2026-11-22T15:00:00Z', until: '2026-11-22T17:00:00Z', permit: 'p', returnPermit: purpose === 'PICK_UP' ? 'back' : null,
  items: [item('a'), item('b')], away: [],
})
const told = (purpose: 'PICK_UP' | 'RETURN', ...units: string[]): Told => ({
  id: 'v', rental: 'r', purpose, scanned: null, doors: [], shut: [], cameAt: '', leftAt: '', items: units.map(unit => ({ unit, at: '' })),
})
const units = (of: { items: readonly { unit: string }[] }) => of.items.map(each => each.unit)

test('who has fetched nothing comes to fetch, as often as they like', () => {
  const [only] = comersOf([expected('PICK_UP')], [told('PICK_UP')])
  expect(only).toMatchObject({ purpose: 'PICK_UP', by: 'PICK_UP', permit: 'p', until: '2026-11-22T17:00:00Z' })
})

test('what was fetched without us is brought back by the code that fetched it, and no more than that, at any time', () => {
  const [only] = comersOf([expected('PICK_UP')], [told('PICK_UP', 'a')])
  expect(only).toMatchObject({ purpose: 'RETURN', by: 'PICK_UP', permit: 'back', until: null })
  expect(units(only!)).toEqual(['a'])
})

test('what was brought back is not asked for again, and what is still out is', () => {
  expect(units(comersOf([expected('RETURN')], [told('RETURN', 'b')])[0]!)).toEqual(['a'])
  expect(units(comersOf([expected('PICK_UP')], [told('PICK_UP', 'a', 'b'), told('RETURN', 'a')])[0]!)).toEqual(['b'])
})
