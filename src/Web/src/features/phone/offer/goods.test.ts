import { expect, test } from 'vitest'

import { discountWords, goodsOf, wantedOf, wornTogether } from './goods'

const tool = (name: string, protectiveEquipment: string) => ({ id: name, name, drawing: name.toLowerCase(), protectiveEquipment })
const plain = (text: string | null) => text?.replaceAll(/\s/g, ' ')

test('a pack is what is in it, with what is off its rent', () => {
  const goods = goodsOf({
    pack: {
      id: 'p', name: 'Terrasse', description: 'Décaper.', discountPerMille: 125,
      items: [{ quantity: 1, tool: tool('Ponceuse', 'Lunettes et masque.') }, { quantity: 2, tool: tool('Scie', 'Gants, lunettes.') }],
    },
  } as unknown as Parameters<typeof goodsOf>[0])
  expect(goods).toMatchObject({ name: 'Terrasse', drawings: ['ponceuse', 'scie'], contents: ['Ponceuse', '2 × Scie'], toWear: 'Lunettes, masque et gants.' })
  expect(plain(goods!.discount)).toBe('−12,5 %')
})

test('a pack without a discount says nothing of it', () => {
  expect(discountWords(0)).toBeNull()
  expect(plain(discountWords(150))).toBe('−15 %')
})

test('nothing to wear is nothing said', () => {
  expect(wornTogether(['', ''])).toBe('')
  expect(wornTogether(['Gants.', 'gants'])).toBe('Gants.')
})

test('a tool is asked for as a tool, a pack as a pack', () => {
  expect(wantedOf({ kind: 'tool', id: 't' })).toEqual({ isPack: false, items: [{ tool: 't' }], tools: [{ tool: 't' }], packs: [] })
  expect(wantedOf({ kind: 'pack', id: 'p' })).toEqual({ isPack: true, items: [{ pack: 'p' }], tools: [], packs: ['p'] })
})
