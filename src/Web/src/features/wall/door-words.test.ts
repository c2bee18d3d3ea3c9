import { expect, test } from 'vitest'

import { commandWords, contentWords, isTrouble, standingWords, stateOf } from './door-words'
import { rowsOf } from './rows'
import type { Door, Locker } from './wall-documents'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const NONE = new Set<string>()
const locker = { id: '1', name: 'A01', tool: { name: 'Perceuse' }, promised: [{ start: '2026-11-22T12:00:00Z', end: '2026-11-22T14:00:00Z' }] } as unknown as Locker
const door = { position: 'SHUT', isLeftOpen: false, command: { status: 'CLOSED', fault: null } } as unknown as Door

test('a locker is promised from the start of a slot until just before its end', () => {
  expect(stateOf(locker, NOON - 1, NONE)).toBe('free')
  expect(stateOf(locker, NOON, NONE)).toBe('promised')
  expect(stateOf(locker, NOON + 7_200_000, NONE)).toBe('free')
  expect(stateOf({ ...locker, tool: null }, NOON, NONE)).toBe('empty')
})

test('a tool that somebody is to look at is for nobody, promised or not', () => {
  expect([NOON - 1, NOON].map(at => stateOf(locker, at, new Set(['1'])))).toEqual(['to-check', 'to-check'])
  expect(stateOf(locker, NOON, new Set(['2']))).toBe('promised')
})

test.each(['REFUSED', 'UNKNOWN'] as const)('a door whose opening is %s is trouble', status => {
  expect(isTrouble(door)).toBe(false)
  expect(isTrouble({ ...door, command: { ...door.command!, status } })).toBe(true)
})

test('what a lock says is wrong is told with the step it came to', () => {
  expect(commandWords({ ...door, command: { ...door.command!, status: 'REFUSED', fault: 'jammed' } })).toMatch(/refuse.*coincée/)
})

test('how a door stands and how it came to that is said once', () => {
  const words = (position: Door['position'], status: NonNullable<Door['command']>['status']) => standingWords({ ...door, position, command: { ...door.command!, status } })
  expect(words('OPEN', 'OPENED')).toBe('ouverte sur ordre')
  expect(words('SHUT', 'CLOSED')).toBe('refermée')
  expect(words('SHUT', 'ACKNOWLEDGED')).toBe('fermée, la serrure a reçu l’ordre')
  expect(words('OPEN', 'CLOSED')).toBe('ouverte sans ordre')
  expect(standingWords({ ...door, command: null })).toBe('fermée, aucun ordre donné')
})

test('what a sensor says is told, and that it cannot say', () => {
  const say = (isOccupied: boolean | null, grams: number | null) => contentWords({ ...door, compartment: { isOccupied, grams } })
  expect(contentWords({ ...door, compartment: null })).toBeNull()
  expect([say(null, null), say(false, 0), say(true, null)]).toEqual(['contenu inconnu', 'vide selon le capteur', 'occupé selon le capteur'])
  expect(say(true, 2850)).toContain('2,9 kg')
})

test('lockers stand in rows by their letters, in the order of the wall', () => {
  const named = ['A01', 'A02', 'B01'].map(name => ({ ...locker, name }))
  expect(rowsOf(named).map(([row, each]) => [row, each.length])).toEqual([['A', 2], ['B', 1]])
})
