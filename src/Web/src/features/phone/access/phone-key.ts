import { toBase64Url } from '../../../lib/base64url'

/** A key that this browser made and cannot give away: not to us, not to a page that was tampered with. */
export type PhoneKey = { publicKey: string; sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array> }

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }
const STORE = 'keys'

const keys = new Map<string, Promise<PhoneKey>>()

/** The key of somebody on this phone, made when first needed; kept here as long as the browser keeps it. */
export function keyOf(owner: string): Promise<PhoneKey> {
  const known = keys.get(owner) ?? find(owner)
  keys.set(owner, known)
  known.catch(() => keys.delete(owner))
  return known
}

async function find(owner: string): Promise<PhoneKey> {
  const kept = await inStore<CryptoKeyPair | undefined>('readonly', store => store.get(owner)).catch(() => undefined)
  const pair = kept ?? (await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']))
  // Where nothing can be kept, another key is made next time: the one before then opens nothing.
  if (!kept) await inStore('readwrite', store => store.put(pair, owner)).catch(() => undefined)

  return {
    publicKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    sign: async bytes => new Uint8Array(await crypto.subtle.sign(ECDSA, pair.privateKey, bytes)),
  }
}

function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('toolbox24', 1)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE))
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const asked = ask(opening.result.transaction(STORE, mode).objectStore(STORE))
      asked.addEventListener('success', () => resolve(asked.result as T))
      asked.addEventListener('error', () => reject(asked.error))
    })
  })
}
