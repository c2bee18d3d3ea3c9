import { useEffect } from 'react'

import { useStage } from '../../cockpit/stage'
import { BeginReturn, PickUp } from '../../on-site/acts'
import { BringBack } from '../../on-site/bring-back'
import { Fetch } from '../../on-site/fetch'
import type { Party } from '../../on-site/item-view'
import { Next } from '../../on-site/next'
import { useActs } from '../../on-site/use-acts'
import type { Guests } from './use-guests'
import { type Guest, visitStage } from './visit-stage'

type VisitScreenProps = { guest: Guest; all: Guests; now: number; onPin: () => void }

/** How long somebody reads that all went well. */
const FAREWELL = 20_000

/** Whoever's turn it is: by their phone, or by this screen alone. */
export function VisitScreen({ guest, all, now, onPin }: VisitScreenProps) {
  const stage = visitStage(guest)
  const isOver = stage === 'gone-well'
  const { end } = all

  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(() => end(guest), FAREWELL)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isOver, guest.id])

  if (stage === 'called') return (
    <Next title="C’est votre tour" text="L’entrée s’ouvre quand vous appuyez.">
      <button type="button" className="main" onClick={() => all.enter(guest)}>Entrer</button>
    </Next>
  )
  if (isOver) return (
    <Next title={guest.purpose === 'PICK_UP' ? 'Bon travail !' : 'Merci, tout est noté'} text="La sortie s’ouvre toujours en poussant.">
      <button type="button" className="main" onClick={() => end(guest)}>Sortir</button>
    </Next>
  )
  if (guest.byPhone) return (
    <div className="kiosk-idle">
      {stage !== 'fetching' && stage !== 'bringing-back' && <span className="kiosk-go" aria-hidden="true" />}
      <h3>{stage === 'fetching' ? 'Prenez vos outils' : stage === 'bringing-back' ? 'Rangez vos outils' : 'Entrez'}</h3>
      <p>La suite est sur votre téléphone.</p>
      <div className="pair">
        <button type="button" className="quiet" onClick={() => all.goOnHere(guest)}>Continuer ici</button>
        <button type="button" className="quiet" onClick={() => end(guest)}>Sortir</button>
      </div>
      <button type="button" className="link" onClick={onPin}>Quelqu’un d’autre attend : taper un PIN</button>
    </div>
  )
  return <WithoutPhone guest={guest} all={all} now={now} />
}

function WithoutPhone({ guest, all, now }: { guest: Guest; all: Guests; now: number }) {
  const { site } = useStage()
  const acts = useActs(all.read)
  const { visit } = guest
  if (!visit) return null

  const party: Party = { rental: visit.rentalId, site: site.id, items: visit.items, stuck: visit.stuck }
  const tools = [...new Map(visit.items.map(({ tool }) => [tool.id, tool])).values()]
  switch (visitStage(guest)) {
    case 'begin-pick-up':
      return (
        <div className="at-the-wall">
          <ul className="notices">
            {tools.map(tool => <li key={tool.id} className="notice"><b>{tool.name}</b><p>{tool.notice}</p><p>{tool.protectiveEquipment && `À porter : ${tool.protectiveEquipment}`}</p></li>)}
          </ul>
          <Next acts={acts} title="Bienvenue ! Lisez ceci d’abord">
            <button type="button" className="main" disabled={acts.isBusy} onClick={() => void acts.act(PickUp, { input: { rental: visit.rentalId, noticeRead: true } })}>
              J’ai lu, ouvrir {visit.items.map(item => item.locker?.name).join(', ')}
            </button>
          </Next>
        </div>
      )
    case 'begin-return':
      return (
        <Next acts={acts} title="Bon retour !" text="Avant l’heure, le temps restant n’est pas remboursé.">
          <button
            type="button" className="main" disabled={acts.isBusy}
            onClick={() => void acts.act(BeginReturn, { input: { rental: visit.rentalId, site: site.id, knowsNoRefund: true } })}
          >
            Commencer le retour
          </button>
        </Next>
      )
    case 'bringing-back':
      return <BringBack party={party} onChange={all.read} />
    default:
      return <Fetch party={party} now={now} onChange={all.read} />
  }
}
