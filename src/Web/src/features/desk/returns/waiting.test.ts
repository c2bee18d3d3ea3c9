import { expect, test } from 'vitest'

import type { Waiting } from './returns-documents'
import { greensOf, holderOf, queuesOf, toDecide } from './waiting'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const of = (id: string, colour: Waiting['colour'], by?: string) => ({
  colour, due: '', depositDies: null, rental: { id }, claim: by ? { by, until: '2026-11-22T12:15:00Z' } : null,
}) as unknown as Waiting

test('queues go from red to green, and what has no advice stands with the orange ones', () => {
  const queues = queuesOf([of('1', 'RED'), of('2', null), of('3', 'ORANGE'), of('4', 'GREEN')])
  expect(queues.map(queue => [queue.name, queue.waiting.map(each => each.rental.id)])).toEqual([['Rouge', ['1']], ['Orange', ['2', '3']], ['Vert', ['4']]])
  expect(queuesOf([])).toEqual([])
})

test('a claim is somebody’s until it ends', () => {
  const { claim } = of('1', 'RED', 'me')
  expect(holderOf(claim, 'me', NOW)).toBe('me')
  expect(holderOf(claim, 'you', NOW)).toBe('other')
  expect(holderOf(claim, 'you', NOW + 900_000)).toBe('nobody')
  expect(holderOf(null, 'me', NOW)).toBe('nobody')
})

test('greens that somebody else looks at are left to them', () => {
  expect(greensOf([of('1', 'GREEN'), of('2', 'GREEN', 'me'), of('3', 'GREEN', 'you'), of('4', 'RED')], 'me', NOW)).toEqual(['1', '2'])
})

test('tools to decide are counted by colour', () => {
  const figures = { toDecide: [{ colour: 'RED', count: 2 }, { colour: null, count: 1 }, { colour: 'GREEN', count: 0 }] }
  expect(toDecide(figures as Parameters<typeof toDecide>[0])).toEqual({ total: 3, by: [{ colour: 'red', count: 2 }, { colour: 'blind', count: 1 }] })
  expect(toDecide(null)).toEqual({ total: 0, by: [] })
})
