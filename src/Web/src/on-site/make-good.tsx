import { LeaveTool, MakeGood as Document, OpenLockerAgain, ReportPickup } from './acts'
import { hands } from './hands'
import type { Item, Party } from './item-view'
import { Next } from './next'
import type { Acts } from './use-acts'

type MakeGoodProps = { party: Party; item: Item; acts: Acts }

/** A tool that is no good: back into its locker where there is one to put back, then a twin or the money. */
export function MakeGood({ party, item, acts }: MakeGoodProps) {
  const input = { rental: party.rental, unit: item.unit }
  const isMissing = item.pickupReport === 'MISSING'
  const isInHand = !isMissing && item.takenAt !== null

  async function remedy(wanted: 'TWIN' | 'REFUND') {
    if (isInHand && !(await acts.act(LeaveTool, { input }))) return
    if ((await acts.act(Document, { input: { ...input, remedy: wanted } })) && item.isLockerOpen && item.locker)
      await hands.shut(party.site, item.locker.id)
  }

  if (isInHand && !item.isLockerOpen) return (
    <Next acts={acts} title="Reposez-le dans son casier" text="Ce n’est pas votre faute : vous aurez un autre exemplaire, ou votre argent.">
      <button type="button" className="main" disabled={acts.isBusy} onClick={() => void acts.act(OpenLockerAgain, { input })}>
        Rouvrir {item.locker?.name}
      </button>
      <Fine input={input} acts={acts} />
    </Next>
  )

  return (
    <Next acts={acts} title={isMissing ? 'Il n’y était pas. Que préférez-vous ?' : 'Reposez-le. Que préférez-vous ?'}>
      <button type="button" className="main" disabled={acts.isBusy} onClick={() => void remedy('TWIN')}>Un autre exemplaire</button>
      <button type="button" className="quiet" disabled={acts.isBusy} onClick={() => void remedy('REFUND')}>Être remboursé</button>
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
