import { useEffect, useState } from 'react'

import { startReading } from '../lib/reading'
import type { Item, Party } from './item-view'
import { Next } from './next'
import { inHand, type Plate, platesOf } from './plates'
import { isOut } from './return-step'
import type { Acts } from './use-acts'

type ScanProps = { party: Party; item: Item; acts: Acts; onScan: (code: string) => void; onFull: () => void }

/** The plate of the tool in hand, before the open locker: a wrong one is told before the door shuts. */
export function Scan({ party, item, acts, onScan, onFull }: ScanProps) {
  const [plates, setPlates] = useState<readonly Plate[]>([])
  useEffect(() => startReading(() => platesOf(party.site), found => found && setPlates(found)).stop, [party.site])

  const units = party.items.filter(isOut).map(each => each.unit).toSorted(each => (each === item.unit ? -1 : 1))
  const [first, ...others] = inHand(plates, units)
  return (
    <Next acts={acts} title="Scannez la plaque de l’outil" text={`Casier ${item.locker?.name ?? ''} : ${item.tool.name}.`}>
      <button type="button" className="main" disabled={acts.isBusy || !first} onClick={() => first && onScan(first.code)}>
        Scanner {first?.code ?? '…'}
      </button>
      {others.length > 0 && (
        <div className="chips" role="group" aria-label="Un autre outil en main">
          <span className="fine">ou un autre :</span>
          {others.map(each => (
            <button key={each.code} type="button" className="chip" disabled={acts.isBusy} onClick={() => onScan(each.code)}>
              {each.code}<span className="sr-only">, {each.tool}</span>
            </button>
          ))}
        </div>
      )}
      <button type="button" className="link" disabled={acts.isBusy} onClick={onFull}>Le casier est déjà occupé</button>
    </Next>
  )
}
