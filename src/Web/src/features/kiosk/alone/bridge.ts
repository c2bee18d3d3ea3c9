import { toBase64Url, fromBase64Url } from '../../../lib/base64url'
import { act } from '../../../lib/world'
import { plain } from './pass-reader'

/** What a kiosk asks of the bridge beside it: docs/bridge.md. */
export type Order = { kiosk: string; door: string; sequence: number; permit: string }

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/** Shows that it is this kiosk that asks, to whoever knows its key. */
export async function prove(aloneKey: string, { door, sequence, permit }: Order): Promise<string> {
  const key = await crypto.subtle.importKey('raw', fromBase64Url(aloneKey), HMAC, false, ['sign'])
  const said = new TextEncoder().encode(`${plain(door)} ${sequence} ${permit}`)
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(HMAC, key, said)))
}

/** Higher than any before, also where those before were forgotten. */
export function nextSequence(last: number, now: number): number {
  return Math.max(last + 1, now)
}

/** Has a door opened; whether it does. The network of a site reaches from its kiosk to its bridge, whatever is cut beyond. */
export async function askBridge(site: string, aloneKey: string, order: Order): Promise<boolean> {
  try {
    const { opens } = await act<{ opens: boolean }>(`walls/${site}/alone`, { ...order, proof: await prove(aloneKey, order) })
    return opens
  } catch {
    return false
  }
}
