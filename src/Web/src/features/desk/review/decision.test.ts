import { expect, test } from 'vitest'

import { cannedFor, centsOf, type Draft, firstDraft, inputOf, missing, pressWords, turn } from './decision'
import type { Damage, Reason } from './review-documents'

const reasons = [
  { kind: 'RELEASE', text: 'Rien à signaler.' }, { kind: 'RELEASE', text: 'Usure normale.' }, { kind: 'PARTIAL_CAPTURE', text: 'Endommagé.' },
] as Reason[]
const damages = [{ label: 'Carter fendu', price: { cents: 5000 }, wear: 0.8, amount: { cents: 4000 } }] as Damage[]
const partly: Draft = { ...firstDraft(reasons), kind: 'PARTIAL_CAPTURE', reason: 'Endommagé.' }

test('releasing is what is proposed, with its first sentence', () => {
  expect(firstDraft(reasons)).toMatchObject({ kind: 'RELEASE', reason: 'Rien à signaler.' })
  expect(missing(firstDraft(reasons), damages)).toBeNull()
  expect(inputOf(firstDraft(reasons), 'r', 'u')).toEqual({ rental: 'r', unit: 'u', kind: 'RELEASE', reason: 'Rien à signaler.' })
})

test('another kind brings its own sentence, and keeps one that was written', () => {
  expect(turn(firstDraft(reasons), 'PARTIAL_CAPTURE', reasons).reason).toBe('Endommagé.')
  expect(turn({ ...firstDraft(reasons), reason: 'Le mandrin est tordu.' }, 'PARTIAL_CAPTURE', reasons).reason).toBe('Le mandrin est tordu.')
  expect(cannedFor('ESCALATE', reasons)).toEqual([])
})

test('a capture names a damage of the list, or a quote with its number', () => {
  expect(missing(partly, damages)).toContain('dommage')
  expect(missing({ ...partly, damage: 'Carter fendu' }, damages)).toBeNull()
  expect(missing({ ...partly, isQuote: true, quote: '30' }, damages)).toContain('numéro')
  expect(missing({ ...partly, isQuote: true, reference: 'D-1', quote: '0' }, damages)).toContain('montant')
  expect(inputOf({ ...partly, damage: 'Carter fendu' }, 'r', 'u').damage).toEqual({ reference: 'Carter fendu' })
  expect(inputOf({ ...partly, isQuote: true, reference: ' D-1 ', quote: '12,5' }, 'r', 'u').damage).toEqual({ reference: 'D-1', quote: 1250 })
})

test('nothing is decided without a reason', () => {
  expect(missing({ ...firstDraft(reasons), reason: ' a ' }, damages)).toContain('motif')
})

test.each([['40', 4000], ['12,5', 1250], ['12.05 €', 1205], ['', null], ['-3', null], ['1,234', null]])('%j is %j cents', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents)
})

test('the button says what it does', () => {
  expect(pressWords({ ...partly, damage: 'Carter fendu' }, damages, 15_000)).toMatch(/40\s€/)
  expect(pressWords({ ...partly, kind: 'FULL_CAPTURE' }, damages, 15_000)).toMatch(/150\s€/)
})
