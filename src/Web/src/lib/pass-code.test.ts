import { expect, test } from 'vitest'

import { fromBase64Url, toBase64Url } from './base64url'
import { leftOfStep, purposeOf, STEP, stepAt, toSign, written } from './pass-code'

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }
const grant = Uint8Array.from({ length: 186 }, (_, index) => (index === 0 ? 1 : index === 1 ? 2 : index % 256))

test('a step lasts until the very instant at which the next begins', () => {
  expect(stepAt(STEP * 7)).toBe(7)
  expect(stepAt(STEP * 8 - 1)).toBe(7)
  expect(leftOfStep(STEP * 8 - 1)).toBe(1)
  expect(leftOfStep(STEP * 8)).toBe(STEP)
})

test('the step stands behind the grant, its highest byte first', () => {
  expect(toSign(grant, 0x01020304).slice(-5)).toEqual(Uint8Array.of(185, 1, 2, 3, 4))
})

test('what is shown is as long as the kiosk expects, and was signed by the phone', async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const signed = toSign(grant, 19_000_000)
  const text = written(signed, new Uint8Array(await crypto.subtle.sign(ECDSA, keys.privateKey, signed)))

  expect(text).toMatch(/^T24:[\w-]{339}$/)
  const bytes = fromBase64Url(text.slice(4))
  expect(await crypto.subtle.verify(ECDSA, keys.publicKey, bytes.slice(190), bytes.slice(0, 190))).toBe(true)
  expect(await crypto.subtle.verify(ECDSA, keys.publicKey, bytes.slice(190), toSign(grant, 19_000_001))).toBe(false)
})

test('a code says what its owner has come to do; other codes say nothing', () => {
  expect(purposeOf(written(toSign(grant, 1), new Uint8Array(64)))).toBe('RETURN')
  expect(purposeOf('https://example.fr')).toBeNull()
  expect(purposeOf('T24:AAAA')).toBeNull()
})

test('bytes are found again from their text', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  expect([...fromBase64Url(toBase64Url(bytes))]).toEqual([...bytes])
  expect(toBase64Url(bytes)).not.toMatch(/[+/=]/)
})
