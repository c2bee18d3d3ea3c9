import { useEffect, useState } from 'react'
import { useMutation } from 'urql'

import { useNow } from '../../../lib/use-now'
import type { Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { DeedNote } from '../deed-note'
import { useDesk } from '../desk-context'
import { Review } from '../review/review'
import { Split } from '../split'
import { useDeed } from '../use-deed'
import { useLive } from '../use-live'
import { ReleaseGreens, ReturnsToDecide } from './returns-documents'
import { greensOf, queuesOf } from './waiting'
import { WaitingCard } from './waiting-card'

/** Claims of others are told of by nobody. */
const AGAIN = 20_000

/** What waits for a decision, and the one that is decided. */
export function Returns() {
  const { me, place, go } = useDesk()
  const now = useNow(10_000)
  const { data, error, again } = useLive(ReturnsToDecide, {})
  const waiting = data?.returnsToDecide ?? []
  const greens = greensOf(waiting, me, now)
  const [, releaseGreens] = useMutation(ReleaseGreens)
  const [kept, setKept] = useState<readonly Refusal[]>([])
  const deed = useDeed()

  useEffect(() => {
    const timer = setInterval(() => document.hidden || again(), AGAIN)
    return () => clearInterval(timer)
  }, [again])

  const release = () => deed.act(async () => {
    const { data: said, error: failure } = await releaseGreens({ rentals: greens })
    const refusals = said?.decideGreens.flatMap(each => (each.refusal ? [each.refusal] : [])) ?? []
    const isForNone = refusals.length === greens.length
    setKept(isForNone ? [] : refusals)
    return { error: failure, refusal: isForNone ? refusals[0] : null }
  }, again)

  return (
    <Split
      open={place.id}
      list={
        <>
          {error && <p className="refusal" role="alert">La file ne répond pas. Elle sera relue dans un instant.</p>}
          {greens.length > 0 && (
            <button type="button" className="main" disabled={deed.isBusy} onClick={() => void release()}>
              {greens.length === 1 ? 'Libérer le retour vert' : `Libérer les ${greens.length} retours verts`}
            </button>
          )}
          <DeedNote deed={deed} />
          {kept.map((refusal, index) => <RefusalNote key={index} refusal={refusal} now={now} />)}
          {queuesOf(waiting).map(queue => (
            <section key={queue.of} className="desk-queue" aria-label={`File ${queue.name.toLowerCase()}`}>
              <h3 data-colour={queue.of}>{queue.name} <span>{queue.waiting.length}</span></h3>
              <ul>
                {queue.waiting.map(each => (
                  <li key={each.rental.id}>
                    <WaitingCard
                      waiting={each} me={me} now={now} isChosen={place.id === each.rental.id}
                      onChoose={() => go({ tab: 'returns', id: each.rental.id })}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {data && waiting.length === 0 && <p className="desk-nothing">Aucun retour n’attend de décision. Le prochain apparaîtra ici, sans recharger la page.</p>}
          {!data && !error && <p className="count" role="status">Lecture de la file…</p>}
        </>
      }
      detail={place.id ? <Review key={place.id} id={place.id} onClaimed={again} /> : null}
      hint="Choisissez un retour : l’avis, les photos et la décision s’ouvrent ici."
    />
  )
}
