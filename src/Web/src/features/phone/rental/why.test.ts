import { expect, test } from 'vitest'

import { amendsWhy, lateWhy, owedOf, owedWhy } from './why'

const plain = (text: string) => text.replaceAll(/\s/g, ' ')
const overrun = (late: string, kept: number, tiers: number) => ({ late, kept: { cents: kept }, tiers: { cents: tiers }, total: { cents: kept + tiers } })

test('what being late costs is the time it was kept, and what comes on top', () => {
  const one = [{ tool: { name: 'Perceuse' }, overrunNow: overrun('PT45M', 400, 0) }]
  expect(lateWhy(one).map(plain)).toEqual(['45 min de plus, 4 € au tarif de la réservation.'])

  const two = [...one, { tool: { name: 'Scie' }, overrunNow: overrun('PT2H', 1000, 1500) }]
  expect(lateWhy(two).map(plain)).toEqual([
    'Perceuse : 45 min de plus, 4 € au tarif de la réservation.',
    'Scie : 2 h 00 de plus, 10 € au tarif de la réservation, et 15 € de majoration au-delà de la tolérance.',
  ])
})

test('what is in time needs no reason', () => {
  expect(lateWhy([{ tool: { name: 'Perceuse' }, overrunNow: overrun('PT0S', 0, 0) }])).toEqual([])
})

test('amends say what they are for', () => {
  expect(amendsWhy({ status: 'CANCELLED_BY_US', end: null })).toContain('pas tenu cette réservation')
  expect(amendsWhy({ status: 'ACTIVE', end: null })).toContain('vous a manqué')
})

test('what is owed is rent, or what no deposit gave', () => {
  expect(owedOf({ owedRent: null, owedDamage: null })).toBe(0)
  expect(owedWhy({ owedRent: null, owedDamage: null })).toEqual([])
  const both = { owedRent: { cents: 1300 }, owedDamage: { cents: 5000 } }
  expect(owedOf(both)).toBe(6300)
  expect(owedWhy(both).map(plain)).toEqual([
    '13 € de location : la carte n’a pas pu être débitée.',
    '50 € pour un dommage ou un outil perdu, que le dépôt de garantie n’a pas couverts.',
  ])
})
