import { useState } from 'react'

import { useStage } from '../../../cockpit/stage'
import { demoNow } from '../../../lib/demo-time'
import { useBusy } from '../../../lib/use-busy'
import { hands } from '../../../on-site/hands'
import { Next } from '../../../on-site/next'
import { type AloneVisit, aloneStep, type Place, toTell } from './alone-visit'
import { askBridge, nextSequence } from './bridge'
import type { Alone } from './use-memory'

/** Whoever was let in without us, locker by locker. */
export function AloneVisitScreen({ visit, alone }: { visit: AloneVisit; alone: Alone }) {
  const { site } = useStage()
  const [isStuck, setIsStuck] = useState(false)
  const { isBusy, once } = useBusy()
  const isFetching = visit.purpose === 'PICK_UP'
  const step = aloneStep(visit)

  async function open({ unit, locker }: Place) {
    const { briefing } = alone
    const sequence = nextSequence(alone.sequence, demoNow())
    const opens = briefing !== null && await askBridge(site.id, briefing.aloneKey, { kiosk: briefing.kiosk, door: locker.id, sequence, permit: visit.permit })
    setIsStuck(!opens)
    const shut = visit.shut.filter(each => each !== unit)
    alone.keep(opens
      ? { sequence, visit: { ...visit, shut, opened: [...visit.opened, unit], doors: [...visit.doors, { door: locker.id, sequence }] } }
      : { sequence, visit: { ...visit, shut: [...shut, unit] } })
  }

  async function handle({ unit, locker }: Place) {
    const isDone = await (isFetching ? hands.take(site.id, locker.id) : hands.putHome(site.id, locker.id))
    setIsStuck(!isDone)
    if (!isDone) return
    await hands.shut(site.id, locker.id)
    alone.keep({ visit: { ...visit, done: [...visit.done, { unit, at: demoNow() }] } })
  }

  function goOnWithout({ unit }: Place) {
    setIsStuck(false)
    alone.keep({ visit: { ...visit, left: [...visit.left, unit] } })
  }

  const leave = () => alone.keep({ visit: null, untold: [...alone.untold, toTell(visit, demoNow())] })
  const note = isStuck && <p className="refusal" role="alert">Ce casier ne bouge pas. Réessayez, ou continuez sans lui : rien ne vous sera compté.</p>
  switch (step.kind) {
    case 'open':
      return (
        <Next title={isFetching ? `Prenez : ${step.place.tool}` : `Rendez : ${step.place.tool}`} text={`Casier ${step.place.locker.name}.`}>
          <button type="button" className="main" disabled={isBusy} onClick={() => once(() => open(step.place))}>Ouvrir {step.place.locker.name}</button>
          {note}
          <button type="button" className="link" disabled={isBusy} onClick={() => goOnWithout(step.place)}>Continuer sans cet outil</button>
        </Next>
      )
    case 'handle':
      return (
        <Next title={isFetching ? 'Prenez l’outil et poussez la porte' : 'Rangez l’outil et poussez la porte'}>
          <button type="button" className="main" disabled={isBusy} onClick={() => once(() => handle(step.place))}>
            {isFetching ? 'Prendre' : 'Ranger'}, fermer {step.place.locker.name}
          </button>
          {note}
        </Next>
      )
    case 'finish':
      return (
        <Next title={visit.done.length === 0 ? 'À bientôt' : isFetching ? 'Bon travail !' : 'Merci, tout est noté'} text="Je le raconterai dès que le réseau revient.">
          <button type="button" className="main" onClick={leave}>Sortir</button>
        </Next>
      )
  }
}
