import { countdown } from '../lib/moments'
import { WhyNote } from '../lib/why-note'
import { AskLockers, Choose } from './acts'
import type { Item, Party } from './item-view'
import { Next } from './next'
import { isInPlay } from './pick-up-step'
import type { Acts } from './use-acts'

type StuckProps = { party: Party; item: Item | undefined; until: number; now: number; acts: Acts }

const STUCK_WHY = [
  'La serrure n’a pas répondu, ou l’outil n’est pas là : le client d’avant ne l’a pas rendu, ou il attend un contrôle.',
  'Vos casiers s’ouvrent tous ou aucun : rien n’est compté tant que vous n’avez pas choisi, et ce n’est pas votre faute.',
]

/** A locker does not open: none counts as opened before it is said what to do. */
export function Stuck({ party, item, until, now, acts }: StuckProps) {
  const choose = (choice: 'OTHERS' | 'TWIN' | 'CANCEL') => void acts.act(Choose, { input: { rental: party.rental, choice } })
  const others = party.items.filter(each => isInPlay(each) && each.unit !== item?.unit)

  return (
    <Next
      acts={acts} title={`Le casier ${item?.locker?.name ?? ''} ne s’ouvre pas`}
      text={<>Désolés. Que préférez-vous ? Il vous reste <b role="timer">{countdown(until - now)}</b> ; ensuite tout vous est remboursé.</>}
    >
      <WhyNote why={STUCK_WHY} />
      <button type="button" className="main" disabled={acts.isBusy} onClick={() => choose('TWIN')}>Un autre exemplaire</button>
      {others.length > 0 && (
        <button type="button" className="quiet" disabled={acts.isBusy} onClick={() => choose('OTHERS')}>Les autres outils, moins cher</button>
      )}
      <div className="pair">
        <button type="button" className="quiet" disabled={acts.isBusy} onClick={() => void acts.act(AskLockers, { rental: party.rental })}>Réessayer</button>
        <button type="button" className="quiet" disabled={acts.isBusy} onClick={() => choose('CANCEL')}>Tout annuler</button>
      </div>
    </Next>
  )
}
