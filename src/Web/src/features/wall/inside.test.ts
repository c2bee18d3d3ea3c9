import { expect, test } from 'vitest'

import { insideOf } from './inside'
import type { WorldDoor } from './world-wall'

const real = (plate: string | null, home: string | null) => ({ id: '1', isOpen: true, fault: 'none', plate, home }) as WorldDoor

test('a compartment has its tool, nothing, or something else', () => {
  expect([insideOf(real('A', 'A')), insideOf(real(null, null)), insideOf(undefined)]).toEqual(['own', 'own', 'own'])
  expect([insideOf(real(null, 'A')), insideOf(real('B', 'A')), insideOf(real('B', null))]).toEqual(['taken', 'other', 'other'])
})
