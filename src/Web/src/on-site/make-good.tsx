import { LeaveTool, MakeGood as Document, OpenLockerAgain, ReportPickup } from './acts'
import { hands } from './hands'
import type { Item, Party } from './item-view'
import { Next } from './next'
import type { Acts } from './use-acts'

type MakeGoodProps = { party: Party; item: Item; acts: Acts }

/** A tool that is no good: its locker shut on it, or on nothing where it was missing; then a twin or the money. */
export function MakeGood({ party, item, acts }: MakeGoodProps) {
  const input = { rental: party.rental, unit: item.unit }
  const isMissing = item.pickupReport === 'MISSING'

  async function shut() {
    if (!isMissing && !(await acts.act(LeaveTool, { input }))) return
    if (item.locker) await hands.shut(party.site, item.locker.id)
  }

  if (item.isLockerOpen) return (
    <Next acts={acts} title={isMissing ? 'Fermez le casier' : 'Reposez-le et fermez'} text="Ce n’est pas votre faute : vous aurez un autre exemplaire, ou votre argent.">
      <button type="button" className="main" disabled={acts.isBusy} onClick={() => void shut()}>Fermer {item.locker?.name}</button>
      <Fine input={input} acts={acts} />
    </Next>
  )

  if (item.takenAt !== null) return (
    <Next acts={acts} title={isMissing ? 'Montrez-nous le casier' : 'Reposez-le dans son casier'} text="Rouvrez-le, puis refermez-le : c’est ce qui prouve où est l’outil.">
      <button type="button" className="main" disabled={acts.isBusy} onClick={() => void acts.act(OpenLockerAgain, { input })}>
        Rouvrir {item.locker?.name}
      </button>
      <Fine input={input} acts={acts} />
    </Next>
  )

  const remedy = (wanted: 'TWIN' | 'REFUND') => void acts.act(Document, { input: { ...input, remedy: wanted } })
  return (
    <Next acts={acts} title={isMissing ? 'Il n’y était pas. Que préférez-vous ?' : 'Que préférez-vous ?'}>
      <button type="button" className="main" disabled={acts.isBusy} onClick={() => remedy('TWIN')}>Un autre exemplaire</button>
      <button type="button" className="quiet" disabled={acts.isBusy} onClick={() => remedy('REFUND')}>Être remboursé</button>
      <Fine input={input} acts={acts} />
    </Next>
  )
}

function Fine({ input, acts }: { input: { rental: string; unit: string }; acts: Acts }) {
  return (
    <button type="button" className="link" disabled={acts.isBusy} onClick={() => void acts.act(ReportPickup, { input: { ...input, report: 'FINE' } })}>
      Finalement, tout va bien
    </button>
  )
}
