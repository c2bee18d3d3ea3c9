import { expect, test } from 'vitest'

import { rentalPhase } from './rental-phase'
import type { PaymentFacts, RentalFacts } from './rental-view'

const UNTIL = Date.parse('2026-11-22T10:10:00Z')

const held = {
  status: 'HELD', heldUntil: '2026-11-22T10:10:00Z', slot: { start: '2026-11-23T09:00:00Z', end: '2026-11-23T13:00:00Z' }, payments: [] as PaymentFacts[],
} as unknown as RentalFacts

const payment = { purpose: 'RENT', attempt: 1, status: 'AUTHORISED', action: null, declineCode: null } as unknown as PaymentFacts
const atTheBank = { ...payment, status: 'ACTION_REQUIRED', action: 'http://localhost:8081/processor/intents/pi_7' } as PaymentFacts

test('a hold is to be paid until the very instant it ends', () => {
  expect(rentalPhase(held, UNTIL - 1)).toEqual({ kind: 'to-pay', until: UNTIL, declined: null })
  expect(rentalPhase(held, UNTIL)).toEqual({ kind: 'over' })
})

test('the card declined last is the one that is named', () => {
  const first = { ...payment, status: 'DECLINED', declineCode: 'expired_card' } as PaymentFacts
  const second = { ...first, attempt: 2, declineCode: 'insufficient_funds' } as PaymentFacts
  const failed = { ...held, status: 'PAYMENT_FAILED', payments: [second, first] } as RentalFacts
  expect(rentalPhase(failed, UNTIL - 1)).toMatchObject({ kind: 'to-pay', declined: 'insufficient_funds' })
})

test('no other card is asked for while the bank has not answered for all', () => {
  const asked = { ...payment, purpose: 'DEPOSIT', status: 'REQUESTED' } as PaymentFacts
  expect(rentalPhase({ ...held, status: 'PAYMENT_FAILED', payments: [payment, asked] } as RentalFacts, UNTIL - 1)).toEqual({ kind: 'being-paid' })
})

test('the bank is asked about the payment that waits, by the last part of its address', () => {
  const asked = { ...held, status: 'AWAITING_PAYMENT', payments: [payment, atTheBank] } as RentalFacts
  expect(rentalPhase(asked, UNTIL - 1)).toEqual({ kind: 'at-the-bank', intent: 'pi_7', purpose: 'RENT' })
})

test('a confirmed booking whose change waits for the bank is at the bank', () => {
  expect(rentalPhase({ ...held, status: 'CONFIRMED', payments: [payment] } as RentalFacts, UNTIL)).toEqual({ kind: 'booked' })
  expect(rentalPhase({ ...held, status: 'CONFIRMED', payments: [atTheBank] } as RentalFacts, UNTIL).kind).toBe('at-the-bank')
})

test.each(['EXPIRED', 'CANCELLED', 'CANCELLED_BY_US', 'WITHDRAWN', 'NO_SHOW'] as const)('%s is over', status => {
  expect(rentalPhase({ ...held, status } as RentalFacts, UNTIL - 1)).toEqual({ kind: 'over' })
})

test('half an hour before the start the code for the kiosk is shown', () => {
  const booked = { ...held, status: 'CONFIRMED' } as RentalFacts
  const start = Date.parse(booked.slot.start)
  expect(rentalPhase(booked, start - 1_800_001)).toEqual({ kind: 'booked' })
  expect(rentalPhase(booked, start - 1_800_000)).toEqual({ kind: 'at-the-site' })
  expect(rentalPhase({ ...booked, cancellationAsked: '2026-11-23T08:50:00Z' } as RentalFacts, start)).toEqual({ kind: 'booked' })
})

test.each([
  ['PICKING_UP', 'fetching'], ['ACTIVE', 'out'], ['LOST', 'out'], ['RETURNING', 'bringing-back'], ['PENDING_VALIDATION', 'to-be-decided'],
  ['DECIDED', 'settled'], ['CLOSED', 'settled'],
] as const)('%s: %s', (status, kind) => {
  expect(rentalPhase({ ...held, status } as RentalFacts, UNTIL)).toEqual({ kind })
})

test.each(['ACTIVE', 'PENDING_VALIDATION', 'CLOSED'] as const)('%s: what the bank asks about is answered before anything else', status => {
  expect(rentalPhase({ ...held, status, payments: [atTheBank] } as RentalFacts, UNTIL).kind).toBe('at-the-bank')
})
