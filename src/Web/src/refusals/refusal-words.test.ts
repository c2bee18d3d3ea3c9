import { expect, test } from 'vitest'

import type { Facts } from './refusal-facts'
import { refusalWords } from './refusal-words'

const PARIS = 'Europe/Paris'
const NOW = Date.parse('2026-11-22T10:00:00Z')
const say = (facts: object) => refusalWords(facts as Facts, NOW, PARIS).replaceAll(/\s/g, ' ')

test('a taken tool is said with when it is taken, in the time of the site', () => {
  const conflict = { start: '2026-11-23T08:00:00Z', end: '2026-11-23T10:30:00Z' }
  expect(say({ __typename: 'ToolTaken', code: 'TOOL_TAKEN', conflict, alternatives: [] })).toContain('demain 09:00 – 11:30')
})

test('a silent site is said with since when', () => {
  const words = say({ __typename: 'SiteDoesNotAnswer', code: 'SITE_DOES_NOT_ANSWER', since: '2026-11-22T09:05:00Z', alternatives: [] })
  expect(words).toContain('depuis aujourd’hui 10:05')
})

test('facts of a refusal are in its words', () => {
  expect(say({ __typename: 'FeeChanged', code: 'FEE_CHANGED', fee: { cents: 1250 } })).toContain('12,50 €')
  expect(say({ __typename: 'TooManyHolds', code: 'TOO_MANY_HOLDS', most: 2 })).toContain('2 réservations')
})

test('what is refused before the lockers is said with what is to be known of it', () => {
  expect(say({ __typename: 'TooManyTries', code: 'TOO_MANY_TRIES', wait: 'PT1M30S' })).toContain('1:30')
  expect(say({ __typename: 'NotYourTurn', code: 'NOT_YOUR_TURN', before: 1 })).toContain('une est avant vous')
  expect(say({ __typename: 'PassTooEarly', code: 'PASS_TOO_EARLY', from: '2026-11-22T13:45:00Z' })).toContain('14:45')
  expect(say({ __typename: 'WrongTool', code: 'WRONG_TOOL' })).toContain('pas le bon outil')
})

test('a refusal without words of its own is named by its code', () => {
  expect(say({ __typename: 'GridIsNo', code: 'GRID_IS_NO' })).toContain('GRID_IS_NO')
})
