import { toBase64Url } from '../../../lib/base64url'
import type { Purpose } from '../../../lib/pass-code'
import type { BriefingFacts } from './alone-documents'
import type { Comer } from './comers'
import { plain } from './pass-reader'

const NAMES = { PICK_UP: 'PickUp', RETURN: 'Return' } as const

/**
 * Whose PIN it is, of those who may come for this, or whose PIN is for this; null: nobody's. All are compared, so that it takes as long whosever it is.
 */
export async function readPin(
  { kiosk, pinIterations }: Pick<BriefingFacts, 'kiosk' | 'pinIterations'>, comers: readonly Comer[], typed: string, purpose: Purpose,
): Promise<Comer | null> {
  const those = comers.filter(each => each.purpose === purpose || each.by === purpose)
  const hashes = await Promise.all(those.map(({ rental, by }) => hash(typed, `${plain(kiosk)} ${plain(rental)} ${NAMES[by]}`, pinIterations)))
  return those.find((each, at) => each.pinHash === hashes[at]) ?? null
}

async function hash(typed: string, salt: string, iterations: number): Promise<string> {
  const text = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', text.encode(typed), 'PBKDF2', false, ['deriveBits'])
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: text.encode(salt), iterations }, key, 256)))
}
