import { expect, test } from 'vitest'

import { Latest } from './latest'

type Door = { id: string; is: string }

const doors = () => new Latest<Door>(door => door.id)

test('what was read holds where nothing was told', () => {
  expect(doors().begin()([{ id: 'a', is: 'shut' }])).toEqual([{ id: 'a', is: 'shut' }])
})

test('an answer that comes after news is no newer than it', () => {
  const latest = doors()
  const settle = latest.begin()
  latest.told({ id: 'b', is: 'open' })
  expect(settle([{ id: 'a', is: 'shut' }, { id: 'b', is: 'shut' }])).toEqual([{ id: 'a', is: 'shut' }, { id: 'b', is: 'open' }])
})

test('what is read after news is newer than it', () => {
  const latest = doors()
  latest.told({ id: 'a', is: 'open' })
  expect(latest.begin()([{ id: 'a', is: 'shut' }])).toEqual([{ id: 'a', is: 'shut' }])
})

test('of two readings the last one counts, whichever is answered first', () => {
  const latest = doors()
  const [first, second] = [latest.begin(), latest.begin()]
  expect(second([{ id: 'a', is: 'open' }])).toEqual([{ id: 'a', is: 'open' }])
  expect(first([{ id: 'a', is: 'shut' }])).toBeNull()
})
