import { Instead } from '../../../refusals/instead'
import type { Wanted } from '../../../refusals/instead-words'
import type { Alternative } from '../../../refusals/refusal-facts'

type TakenProps = { alternatives: readonly Alternative[]; wanted: Wanted; now: number; onTake: (alternative: Alternative) => void }

/** Nobody can have it then: seen before anybody has asked for it. */
export function Taken({ alternatives, wanted, now, onTake }: TakenProps) {
  return (
    <div className="refusal" role="alert">
      <p>Il n’est pas libre à ce moment-là{alternatives.length === 0 ? ', et rien d’approchant non plus.' : '.'}</p>
      <Instead alternatives={alternatives} wanted={wanted} now={now} onTake={onTake} />
    </div>
  )
}
