import { fromBase64Url } from '../../../lib/base64url'
import { PREFIX, type Purpose, stepAt } from '../../../lib/pass-code'

/** What a kiosk checks passes with while it hears nothing: docs/kiosk.md. Of what was `fetched` meanwhile, the same pass is good to bring it back. */
export type Reader = { site: string; serverKey: string; revoked: readonly string[]; used: ReadonlySet<string>; fetched: readonly string[] }

export type Read =
  | { rental: string; purpose: Purpose; code: string }
  | { refused: 'NOT_A_PASS' | 'FORGED_PASS' | 'PASS_REVOKED' | 'PASS_OF_OTHER_SITE' | 'PASS_FOR_OTHER_PURPOSE' | 'PASS_TOO_EARLY' | 'PASS_TOO_LATE' | 'STALE_PASS_CODE' | 'PASS_CODE_USED' }

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const LENGTH = 254
const [ID, RENTAL, SITE, FROM, UNTIL, PHONE, OURS, STEP, THEIRS] = [2, 18, 34, 50, 54, 58, 122, 186, 190] as const

/** Clocks of phones are some seconds wrong: the code of the step beside is taken too. */
const TOLERANCE = 1

/** A code that is for this purpose here and now; the first thing that is wrong is the answer. */
export async function readPass({ site, serverKey, revoked, used, fetched }: Reader, scanned: string, purpose: Purpose, now: number): Promise<Read> {
  const bytes = bytesOf(scanned)
  if (!bytes || bytes[0] !== 1 || (bytes[1] !== 1 && bytes[1] !== 2)) return { refused: 'NOT_A_PASS' }
  if (!(await isOurs(bytes, serverKey)) || !(await isOfItsPhone(bytes))) return { refused: 'FORGED_PASS' }

  const numbers = new DataView(bytes.buffer)
  const [grant, rental, step] = [uuidAt(bytes, ID), uuidAt(bytes, RENTAL), numbers.getUint32(STEP)]
  const isBack = bytes[1] === 1 && fetched.some(each => plain(each) === rental)
  if (revoked.includes(grant)) return { refused: 'PASS_REVOKED' }
  if (uuidAt(bytes, SITE) !== plain(site)) return { refused: 'PASS_OF_OTHER_SITE' }
  if (!isBack && bytes[1] !== (purpose === 'PICK_UP' ? 1 : 2)) return { refused: 'PASS_FOR_OTHER_PURPOSE' }
  if (now < numbers.getUint32(FROM) * 1000) return { refused: 'PASS_TOO_EARLY' }
  if (!isBack && now >= numbers.getUint32(UNTIL) * 1000) return { refused: 'PASS_TOO_LATE' }
  if (Math.abs(step - stepAt(now)) > TOLERANCE) return { refused: 'STALE_PASS_CODE' }

  const code = `${grant} ${step}`
  return used.has(code) ? { refused: 'PASS_CODE_USED' } : { rental, purpose: isBack ? 'RETURN' : purpose, code }
}

/** Ids as they are compared: 36 characters of lower case. */
export function plain(id: string): string {
  const digits = id.replaceAll('-', '').toLowerCase()
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}

function bytesOf(scanned: string): Uint8Array<ArrayBuffer> | null {
  if (!scanned.startsWith(PREFIX)) return null
  try {
    const bytes = fromBase64Url(scanned.slice(PREFIX.length))
    return bytes.length === LENGTH ? bytes : null
  } catch {
    return null
  }
}

async function isOurs(bytes: Uint8Array<ArrayBuffer>, serverKey: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', fromBase64Url(serverKey), P256, false, ['verify'])
  return crypto.subtle.verify(ECDSA, key, bytes.slice(OURS, STEP), bytes.slice(0, OURS))
}

async function isOfItsPhone(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  // A point that lies on no curve is nobody's key.
  const key = await crypto.subtle.importKey('raw', Uint8Array.of(4, ...bytes.slice(PHONE, OURS)), P256, false, ['verify']).catch(() => null)
  return key !== null && crypto.subtle.verify(ECDSA, key, bytes.slice(THEIRS), bytes.slice(0, THEIRS))
}

function uuidAt(bytes: Uint8Array, at: number): string {
  return plain(Array.from(bytes.slice(at, at + 16), byte => byte.toString(16).padStart(2, '0')).join(''))
}
