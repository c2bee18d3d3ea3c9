import { beforeAll, expect, test } from 'vitest'

import { toBase64Url } from '../../../lib/base64url'
import { STEP, stepAt, toSign, written } from '../../../lib/pass-code'
import { plain, type Reader, readPass } from './pass-reader'

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const NOW = Date.parse('2026-11-22T15:00:00Z')
const [GRANT, RENTAL, SITE] = ['11111111-2222-4333-8444-555555555555', '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee', 'abcdef01-2345-4678-9abc-def012345678']

let ours: CryptoKeyPair
let phone: CryptoKeyPair
let reader: Reader

beforeAll(async () => {
  ours = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  phone = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  reader = { site: SITE, serverKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('spki', ours.publicKey))), revoked: [], used: new Set(), fetched: [] }
})

const hex = (id: string) => Uint8Array.from(id.replaceAll('-', '').match(/../g)!, pair => Number.parseInt(pair, 16))

/** What a phone shows; each part can be somebody else's. */
async function shown({ purpose = 1, site = SITE, from = NOW - 900_000, until = NOW + 900_000, at = NOW, server = ours, signer = phone } = {}) {
  const grant = new Uint8Array(122)
  grant.set([1, purpose])
  grant.set(hex(GRANT), 2)
  grant.set(hex(RENTAL), 18)
  grant.set(hex(site), 34)
  new DataView(grant.buffer).setUint32(50, from / 1000)
  new DataView(grant.buffer).setUint32(54, until / 1000)
  grant.set(new Uint8Array(await crypto.subtle.exportKey('raw', phone.publicKey)).slice(1), 58)
  const signed = new Uint8Array(186)
  signed.set(grant)
  signed.set(new Uint8Array(await crypto.subtle.sign(ECDSA, server.privateKey, grant)), 122)
  const bytes = toSign(signed, stepAt(at))
  return written(bytes, new Uint8Array(await crypto.subtle.sign(ECDSA, signer.privateKey, bytes)))
}

const read = async (code: string, more: Partial<Reader> = {}) => readPass({ ...reader, ...more }, code, 'PICK_UP', NOW)

test('a code of ours, of its phone, of here and now, lets in', async () => {
  expect(await read(await shown())).toMatchObject({ rental: RENTAL, purpose: 'PICK_UP' })
  expect(await read(await shown({ at: NOW - STEP }))).toMatchObject({ rental: RENTAL })
  expect(await read(await shown(), { site: SITE.replaceAll('-', '').toUpperCase() })).toMatchObject({ rental: RENTAL })
})

test('a code that is none, or was made by somebody else, is told apart first', async () => {
  const another = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  expect(await read('https://example.fr')).toEqual({ refused: 'NOT_A_PASS' })
  expect(await read('T24:%%%')).toEqual({ refused: 'NOT_A_PASS' })
  expect(await read((await shown()).slice(0, -4))).toEqual({ refused: 'NOT_A_PASS' })
  expect(await read(await shown({ server: another }))).toEqual({ refused: 'FORGED_PASS' })
  expect(await read(await shown({ signer: another }))).toEqual({ refused: 'FORGED_PASS' })
})

test('where, what for and when are looked at, each with an answer of its own', async () => {
  expect(await read(await shown(), { revoked: [GRANT] })).toEqual({ refused: 'PASS_REVOKED' })
  expect(await read(await shown({ site: GRANT }))).toEqual({ refused: 'PASS_OF_OTHER_SITE' })
  expect(await read(await shown({ purpose: 2 }))).toEqual({ refused: 'PASS_FOR_OTHER_PURPOSE' })
  expect(await read(await shown({ from: NOW + 1000 }))).toEqual({ refused: 'PASS_TOO_EARLY' })
  expect(await read(await shown({ until: NOW }))).toEqual({ refused: 'PASS_TOO_LATE' })
})

test('a picture of a screen is worth nothing three minutes later, and a code is good once', async () => {
  expect(await read(await shown({ at: NOW - 2 * STEP }))).toEqual({ refused: 'STALE_PASS_CODE' })
  const code = await shown()
  const first = await read(code)
  expect(await read(code, { used: new Set([(first as { code: string }).code]) })).toEqual({ refused: 'PASS_CODE_USED' })
})

test('what was fetched here without us is brought back by the pass that fetched it, however late', async () => {
  const fetched = [RENTAL.toUpperCase()]
  expect(await read(await shown({ until: NOW }), { fetched })).toMatchObject({ rental: RENTAL, purpose: 'RETURN' })
  expect(await read(await shown({ until: NOW }), { fetched: [SITE] })).toEqual({ refused: 'PASS_TOO_LATE' })
  expect(await read(await shown({ at: NOW - 2 * STEP }), { fetched })).toEqual({ refused: 'STALE_PASS_CODE' })
  expect(await read(await shown(), { fetched, revoked: [GRANT] })).toEqual({ refused: 'PASS_REVOKED' })
})

test('ids are compared in one form', () => {
  expect(plain(SITE.replaceAll('-', '').toUpperCase())).toBe(SITE)
})
