import { useMutation } from 'urql'

import { hour, span } from '../../../lib/moments'
import { useNow } from '../../../lib/use-now'
import { DeedNote } from '../deed-note'
import { useDesk } from '../desk-context'
import { holderOf } from '../returns/waiting'
import { useDeed } from '../use-deed'
import { useLive } from '../use-live'
import { depositWords } from './deposit'
import { Item } from './item'
import { ClaimReturn, GiveUpReturn, ReturnUnderReview } from './review-documents'
import { historyWords, standingOf } from './verdict-words'

type ReviewProps = { id: string; onClaimed: () => void }

/** A return with all that is known of it. Who decides it takes it first. */
export function Review({ id, onClaimed }: ReviewProps) {
  const { me, go } = useDesk()
  const now = useNow(10_000)
  const { data, error, again } = useLive(ReturnUnderReview, { id })
  const [, claim] = useMutation(ClaimReturn)
  const [, giveUp] = useMutation(GiveUpReturn)
  const deed = useDeed()
  const rental = data?.rental
  const review = rental?.returnReview

  if (error) return <p className="refusal" role="alert">Le dossier ne répond pas. Il sera relu dans un instant.</p>
  if (!data) return <p className="count" role="status">Lecture du dossier…</p>
  if (!rental || !review) return <p className="refusal" role="alert">Ce retour n’existe plus.</p>

  const zone = rental.site.timeZone
  const holder = holderOf(review.claim, me, now)
  const isOpen = rental.items.some(item => item.status !== 'DECIDED' && item.status !== 'NOT_TAKEN' && item.status !== 'MISSING' && item.status !== 'SWAPPED')
  const changed = () => {
    again()
    onClaimed()
  }
  const take = () => deed.act(async () => {
    const { data: said, error: failure } = await claim({ rental: id })
    return { error: failure, refusal: said?.claimReturn.refusal }
  }, changed)
  const leave = () => deed.act(async () => {
    const { data: said, error: failure } = await giveUp({ rental: id })
    return { error: failure, refusal: said?.releaseReturn.refusal }
  }, changed)

  return (
    <article className="desk-review" aria-label={`Retour ${rental.reference}`}>
      <header className="desk-review-head">
        <div>
          <h3><span className="desk-reference">{rental.reference}</span> {rental.site.name}</h3>
          <p className="fine">{span(Date.parse(rental.slot.start), Date.parse(rental.slot.end), now, zone)}</p>
        </div>
        <div className="desk-claim">
          {isOpen && holder === 'nobody' && <button type="button" className="main" disabled={deed.isBusy} onClick={() => void take()}>Je m’en occupe</button>}
          {holder === 'me' && <><span className="tag free">À vous jusqu’à {hour(Date.parse(review.claim!.until), zone)}</span><button type="button" className="quiet" onClick={() => void leave()}>Rendre à la file</button></>}
          {holder === 'other' && <span className="tag held">Un collègue s’en occupe jusqu’à {hour(Date.parse(review.claim!.until), zone)}</span>}
        </div>
      </header>
      <DeedNote deed={deed} />
      <dl className="desk-facts">
        <div><dt>Client</dt><dd>{rental.customer.account.name ?? rental.customer.account.email ?? 'effacé'}{rental.customer.account.phone ? `, ${rental.customer.account.phone}` : ''}</dd></div>
        <div><dt>Compte</dt><dd>{historyWords(review.history)}</dd></div>
        <div><dt>Dépôt</dt><dd>{depositWords(rental, now)}</dd></div>
      </dl>
      <button type="button" className="quiet desk-write" onClick={() => go({ tab: 'messages', id })}>Écrire au client</button>
      {review.items.map(reviewed => {
        const item = rental.items.find(each => each.unit === reviewed.unit)
        return item && (
          <Item
            key={`${item.unit} ${standingOf(item, reviewed.escalatedUntil)} ${item.decision?.at ?? ''}`} rental={rental} item={item} reviewed={reviewed}
            doors={review.doors} reasons={data.decisionReasons} now={now} isMine={holder === 'me'} onDecided={changed}
          />
        )
      })}
    </article>
  )
}
