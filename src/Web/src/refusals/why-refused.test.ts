import { expect, test } from 'vitest'

import type { Facts } from './refusal-facts'
import { whyRefused } from './why-refused'

const NOW = Date.parse('2026-11-22T10:00:00Z')
const why = (facts: object) => whyRefused(facts as Facts, NOW, 'Europe/Paris').map(line => line.replaceAll(/\s/g, ' '))

test('who cannot have more time is told who has the tool next', () => {
  const next = { start: '2026-11-22T13:00:00Z', end: '2026-11-22T15:00:00Z' }
  expect(why({ __typename: 'SomebodyFollows', code: 'SOMEBODY_FOLLOWS', next })[0]).toBe('L’outil est promis au client suivant aujourd’hui 14:00 – 16:00.')
})

test('who is suspended is told since when and for what', () => {
  const suspended = { __typename: 'BookingSuspended', code: 'BOOKING_SUSPENDED', since: '2026-11-22T09:00:00Z', reason: 'Outils déclarés perdus' }
  expect(why(suspended)).toEqual(['Depuis aujourd’hui : Outils déclarés perdus. Ce que vous avez se rend toujours.'])
})

test('a refusal that says it all has no more to it', () => {
  expect(why({ __typename: 'NotLater', code: 'NOT_LATER' })).toEqual([])
})
