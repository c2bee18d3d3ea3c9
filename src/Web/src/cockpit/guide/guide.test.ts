import { expect, test } from 'vitest'

import type { RentalFacts } from '../../features/phone/rental/rental-view'
import { guideStep, type Seen } from './guide'

const NOW = Date.parse('2026-11-22T10:00:00Z')
const item = (more: object = {}) => ({
  unit: 'u', status: 'RESERVED', isLockerOpen: false, takenAt: null, returnedAt: null, pickupReport: null, returnReport: null,
  evidenceAtPickup: { photos: [] }, evidenceAtReturn: { photos: [] }, locker: { id: 'l', name: 'A01' }, decision: null, ...more,
})
const rental = (status: RentalFacts['status'], more: object = {}) => ({
  id: 'r', reference: 'R-1', status, heldUntil: '2026-11-22T10:10:00Z', slot: { start: '2026-11-22T15:00:00Z', end: '2026-11-22T19:00:00Z' },
  site: { id: 's' }, payments: [], items: [item()], onSite: null, ...more,
}) as unknown as RentalFacts
const step = (seen: Partial<Seen>) => {
  const { stage, place, words } = guideStep({ persona: 'client', page: 'rental', rental: null, now: NOW, inside: null, called: null, alone: null, isCodeShown: false, ...seen })
  return [stage, place, words.replaceAll(/\s/g, ' ')] as const
}

test('before there is a rental: who, which tool, hold it', () => {
  expect(step({ persona: null, page: 'search' })).toEqual([1, 'phone', 'Prenez le téléphone : choisissez « Client ».'])
  expect(step({ page: 'search' })).toEqual([1, 'phone', 'Touchez un outil libre.'])
  expect(step({ page: 'offer' })).toEqual([2, 'phone', 'Touchez « Réserver ce créneau » ; s’il est pris, choisissez-en un autre.'])
})

test('who looks for another tool is not kept at the rental before', () => {
  expect(step({ page: 'search', rental: rental('ACTIVE') })[0]).toBe(1)
})

test('what is held is paid, the bank is answered, and the clock goes to the start', () => {
  expect(step({ rental: rental('HELD') })).toEqual([3, 'phone', 'Cochez la case, puis payez.'])
  expect(step({ rental: rental('PAYMENT_FAILED') })[2]).toContain('Valable')
  const asked = [{ status: 'ACTION_REQUIRED', purpose: 'RENT', action: 'http://bank/processor/intents/pi_1' }]
  expect(step({ rental: rental('AWAITING_PAYMENT', { payments: asked }) })[2]).toContain('C’est bien moi')
  expect(step({ rental: rental('CONFIRMED') })).toEqual([4, 'clock', 'Avancez l’horloge : « Au début de ma réservation ».'])
})

test('the code is shown, and inside the notice is read', () => {
  const now = Date.parse('2026-11-22T14:50:00Z')
  expect(step({ rental: rental('CONFIRMED'), now })).toEqual([5, 'phone', 'Touchez « Présenter à la borne ».'])
  expect(step({ rental: rental('CONFIRMED'), now, inside: { rental: 'other', purpose: 'PICK_UP' } })[0]).toBe(5)
  expect(step({ rental: rental('CONFIRMED'), now, inside: { rental: 'r', purpose: 'PICK_UP' } })[0]).toBe(6)
})

test('whoever waited is told when it is their turn', () => {
  const now = Date.parse('2026-11-22T14:50:00Z')
  expect(step({ rental: rental('CONFIRMED'), now, called: 'r' })).toEqual([5, 'kiosk', 'C’est votre tour : touchez « Entrer » sur la borne.'])
  expect(step({ rental: rental('ACTIVE'), now, called: 'r' }).slice(0, 2)).toEqual([7, 'kiosk'])
  expect(step({ rental: rental('CONFIRMED'), now, called: 'other' })[1]).toBe('phone')
})

test('whom a kiosk without a network has let in goes on there', () => {
  expect(step({ rental: rental('CONFIRMED'), alone: { rental: 'r', purpose: 'PICK_UP' } }).slice(0, 2)).toEqual([6, 'kiosk'])
  expect(step({ rental: rental('ACTIVE'), alone: { rental: 'r', purpose: 'RETURN' } }).slice(0, 2)).toEqual([7, 'kiosk'])
  expect(step({ rental: rental('CONFIRMED'), alone: { rental: 'other', purpose: 'PICK_UP' } })[1]).toBe('clock')
})

test('at the open locker: photos, take, done', () => {
  const fetching = (more: object) => step({ rental: rental('PICKING_UP', { items: [item({ status: 'UNLOCKED', isLockerOpen: true, ...more })] }) })
  expect(step({ rental: rental('PICKING_UP') })).toEqual([6, 'wall', 'Regardez les casiers : ils s’ouvrent.'])
  expect(fetching({})[2]).toBe('Photographiez l’outil, 1 sur 2.')
  expect(fetching({ evidenceAtPickup: { photos: ['a', 'b'] } })[2]).toBe('Prenez l’outil et fermez le casier.')
  expect(fetching({ evidenceAtPickup: { photos: ['a', 'b'] }, takenAt: '2026-11-22T15:02:00Z', status: 'PICKED_UP', isLockerOpen: false })[2]).toBe('Touchez « J’ai fini ».')
})

test('a locker that is stuck is to be chosen about', () => {
  const onSite = { stuck: { unit: 'u', chooseUntil: '2026-11-22T15:05:00Z' } }
  expect(step({ rental: rental('PICKING_UP', { onSite }) })).toEqual([6, 'phone', 'Un casier est coincé : choisissez la suite.'])
})

test('the way back: the code, the door, the plate, the photos, the report, the film', () => {
  const out = item({ status: 'PICKED_UP', takenAt: '2026-11-22T15:02:00Z' })
  expect(step({ rental: rental('ACTIVE', { items: [out] }) })[2]).toBe('Touchez « Rendre l’outil ».')
  expect(step({ rental: rental('ACTIVE', { items: [out, out] }) })[2]).toBe('Touchez « Rendre les outils ».')
  expect(step({ rental: rental('ACTIVE', { items: [out] }), isCodeShown: true })[2]).toBe('Touchez « Présenter à la borne ».')
  expect(step({ rental: rental('ACTIVE', { items: [out] }), inside: { rental: 'r', purpose: 'RETURN' } })[2]).toBe('Touchez « Commencer le retour ».')

  const back = (more: object) => step({ rental: rental('RETURNING', { items: [{ ...out, ...more }] }) })[2]
  const open = { status: 'UNLOCKED', isLockerOpen: true }
  const shot = { ...open, evidenceAtReturn: { photos: ['a', 'b'] } }
  expect(back({})).toBe('Faites ouvrir le casier A01.')
  expect(back(open)).toContain('Scannez la plaque')
  expect(back({ ...open, evidenceAtReturn: { photos: ['a'] } })).toBe('Photographiez l’outil, 2 sur 2.')
  expect(back(shot)).toBe('Dites s’il y a quelque chose à signaler.')
  expect(back({ ...shot, returnReport: 'NONE' })).toBe('Filmez en poussant la porte.')
})

test('then the desk decides, and the last message says so', () => {
  expect(step({ rental: rental('PENDING_VALIDATION') })).toEqual([8, 'desk', 'Au bureau, ouvrez R-1, prenez-le et décidez.'])
  const announced = item({ decision: { noticeEnds: '2026-11-23T10:00:00Z', answeredAt: null } })
  expect(step({ rental: rental('PENDING_VALIDATION', { items: [announced] }) }).slice(0, 2)).toEqual([8, 'clock'])
  expect(step({ rental: rental('CLOSED') }).slice(0, 2)).toEqual([9, 'inbox'])
})

test('what came to nothing begins anew', () => {
  expect(step({ rental: rental('CANCELLED') })).toEqual([1, 'phone', 'Cette réservation est finie : cherchez un autre outil.'])
})
