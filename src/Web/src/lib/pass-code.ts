import { fromBase64Url, toBase64Url } from './base64url'

/** The code that a phone shows: docs/kiosk.md. */

export const STEP = 90_000

export const PREFIX = 'T24:'

export type Purpose = 'PICK_UP' | 'RETURN'

export function stepAt(now: number): number {
  return Math.floor(now / STEP)
}

/** How long the code of now is still shown. */
export function leftOfStep(now: number): number {
  return (stepAt(now) + 1) * STEP - now
}

/** What the phone signs: the grant with our signature, then the step, its highest byte first. */
export function toSign(grant: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(grant.length + 4)
  bytes.set(grant)
  new DataView(bytes.buffer).setUint32(grant.length, step)
  return bytes
}

/** The text of the QR code. */
export function written(signed: Uint8Array, signature: Uint8Array): string {
  const bytes = new Uint8Array(signed.length + signature.length)
  bytes.set(signed)
  bytes.set(signature, signed.length)
  return PREFIX + toBase64Url(bytes)
}

/** What its owner has come to do; null where it is no code of ours. */
export function purposeOf(text: string): Purpose | null {
  if (!text.startsWith(PREFIX)) return null
  const purpose = fromBase64Url(text.slice(PREFIX.length, PREFIX.length + 4))[1]
  return purpose === 1 ? 'PICK_UP' : purpose === 2 ? 'RETURN' : null
}
