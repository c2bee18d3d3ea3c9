import type { Guest } from './visit-stage'

/** Who is inside, and who waits: one party at a time. */
export function Queue({ guests, onLeave }: { guests: readonly Guest[]; onLeave: (guest: Guest) => void }) {
  if (guests.length === 0) return null
  const waiting = guests.filter(each => each.before !== 0)

  return (
    <div className="queue">
      <p>{guests.length > waiting.length ? 'Une personne à l’intérieur' : 'Personne à l’intérieur'}</p>
      {waiting.map(guest => (
        <p key={guest.id} className="queued">
          <span role="status">{guest.before === 1 ? 'Vous êtes le prochain' : `${guest.before ?? '…'} avant vous`}. Votre temps ne court pas.</span>
          <button type="button" className="link" onClick={() => onLeave(guest)}>Ne pas attendre</button>
        </p>
      ))}
    </div>
  )
}
