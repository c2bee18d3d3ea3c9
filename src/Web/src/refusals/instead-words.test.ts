import { expect, test } from 'vitest'

import { insteadOf, insteadWords, possible } from './instead-words'
import type { Alternative, Facts } from './refusal-facts'

const slot = { start: '2026-11-23T08:00:00Z', end: '2026-11-23T10:00:00Z' }
const site = { id: 's', name: 'Lyon Gerland' }
const later: Alternative = { kind: 'OTHER_TIME', slot, site, twins: [] }
const twin: Alternative = { kind: 'TWIN_TOOL', slot, site, twins: [{ tool: { id: 't', name: 'Perceuse' } }] }
const elsewhere: Alternative = { kind: 'OTHER_SITE', slot, site, twins: [] }
const alternatives = [later, twin, elsewhere]

test.each([
  { __typename: 'ToolTaken', code: 'TOOL_TAKEN', conflict: slot, alternatives },
  { __typename: 'SiteShut', code: 'SITE_SHUT', at: slot.start, alternatives },
  { __typename: 'SiteDoesNotAnswer', code: 'SITE_DOES_NOT_ANSWER', alternatives },
  { __typename: 'SiteNotOnOffer', code: 'SITE_NOT_ON_OFFER', alternatives },
  { __typename: 'NotOnOffer', code: 'NOT_ON_OFFER', alternatives },
])('$code says what can be had instead', facts => {
  expect(insteadOf(facts as Facts)).toEqual(alternatives)
})

test('a refusal for which nothing else would do names nothing', () => {
  expect(insteadOf({ __typename: 'SameSlot', code: 'SAME_SLOT' } as Facts)).toEqual([])
})

test('a pack has no twins, and what is booked has only other times', () => {
  expect(possible(alternatives, 'outil')).toEqual(alternatives)
  expect(possible(alternatives, 'pack')).toEqual([later, elsewhere])
  expect(possible(alternatives, 'créneau')).toEqual([later])
})

test('each is said by what is different', () => {
  expect(alternatives.map(each => insteadWords(each, 'outil'))).toEqual([
    'Le même outil, à une autre heure', 'Perceuse', 'Le même outil, à Lyon Gerland',
  ])
  expect(insteadWords(later, 'créneau')).toBe('Un autre créneau')
})
