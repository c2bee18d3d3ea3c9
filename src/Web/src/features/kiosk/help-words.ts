import type { Alert } from '../../safety/safety-documents'

/** What became of pressing the button, as far as the kiosk knows. */
export type Pressed = 'leaves' | 'failed'

/** What whoever has called for help reads on the kiosk; null where nobody did. */
export function helpWords(
  call: Pick<Alert, 'openedAt' | 'acknowledgedAt'> | null, pressed: Pressed | null, isCut: boolean, hour: (instant: number) => string,
): string | null {
  if (call?.acknowledgedAt) return `Quelqu’un s’occupe de vous depuis ${hour(Date.parse(call.acknowledgedAt))}.`
  if (call) return `Appel reçu à ${hour(Date.parse(call.openedAt))}. L’astreinte est prévenue.`
  if (!pressed) return null
  if (pressed === 'failed') return 'L’appel ne part pas. Réessayez. En danger : composez le 112.'
  return isCut ? 'Sans réseau, l’appel attend. En danger : composez le 112.' : 'L’appel part…'
}
