import { expect, test } from 'vitest'

import { STAFF, TABS, tabsOf } from './people'

test('a field agent goes round and finds units, and decides nothing', () => {
  expect(tabsOf('agent')).toEqual(['round', 'search'])
})

test('whoever decides begins with what is to be decided', () => {
  for (const [persona] of STAFF) {
    const tabs = tabsOf(persona)
    expect(tabs.every(tab => tab in TABS)).toBe(true)
    if (persona !== 'agent') expect(tabs[0]).toBe('returns')
  }
})
