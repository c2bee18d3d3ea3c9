import type { ReactNode } from 'react'

type IdleProps = { hasPhone: boolean; isBusy: boolean; onPhone: () => void; onPin?: () => void; children: ReactNode }

/** Nobody is there yet. */
export function Idle({ hasPhone, isBusy, onPhone, onPin, children }: IdleProps) {
  return (
    <div className="kiosk-idle">
      <img src="/mark.svg" alt="" width="64" height="64" />
      <h3>Bonjour</h3>
      <p>{hasPhone ? 'Le téléphone montre un code : approchez-le.' : 'Ouvrez votre location sur le téléphone, et montrez-moi son code.'}</p>
      {children}
      <button type="button" className="main" disabled={!hasPhone || isBusy} onClick={onPhone}>{isBusy ? 'Lecture du code…' : 'Présenter le téléphone'}</button>
      {onPin && <button type="button" className="quiet" onClick={onPin}>Taper un PIN</button>}
    </div>
  )
}
