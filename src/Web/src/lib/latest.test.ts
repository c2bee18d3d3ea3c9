import { expect, test } from 'vitest'

import { Latest } from './latest'

type Door = { id: string; is: string }

const doors = () => new Latest<Door>(door => door.id)

test('what was read holds where nothing was told', () => {
  expect(doors().join([{ id: 'a', is: 'shut' }])).toEqual([{ id: 'a', is: 'shut' }])
})

test('an answer that comes after news is no newer than it', () => {
  const latest = doors()
  latest.begin()
  latest.told({ id: 'b', is: 'open' })
  expect(latest.join([{ id: 'a', is: 'shut' }, { id: 'b', is: 'shut' }])).toEqual([{ id: 'a', is: 'shut' }, { id: 'b', is: 'open' }])
})

test('what is read after news is newer than it', () => {
  const latest = doors()
  latest.told({ id: 'a', is: 'open' })
  latest.begin()
  expect(latest.join([{ id: 'a', is: 'shut' }])).toEqual([{ id: 'a', is: 'shut' }])
})
