import { useState } from 'react'

import { ReportPickup } from './acts'
import type { Item, Party } from './item-view'
import { PICKUP_REPORTS } from './item-words'
import type { Acts } from './use-acts'

type PickUpTroubleProps = { party: Party; item: Item; acts: Acts }

/** What is to be said of a tool on taking it; most people have nothing to say. */
export function PickUpTrouble({ party, item, acts }: PickUpTroubleProps) {
  const [isOpen, setIsOpen] = useState(false)
  if (item.status !== 'UNLOCKED' && item.status !== 'PICKED_UP') return null

  async function tell(what: NonNullable<Item['pickupReport']>) {
    if (await acts.act(ReportPickup, { input: { rental: party.rental, unit: item.unit, report: what } })) setIsOpen(false)
  }

  const said = PICKUP_REPORTS.find(([report]) => report === item.pickupReport)?.[1]
  return (
    <div className="trouble">
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {said ? `Signalé : ${said.toLowerCase()}` : 'Un souci avec cet outil ?'}
      </button>
      {isOpen && (
        <div className="chips" role="group" aria-label={`État de : ${item.tool.name}`}>
          {PICKUP_REPORTS.map(([what, words]) => (
            <button key={what} type="button" className="chip" aria-pressed={item.pickupReport === what} disabled={acts.isBusy} onClick={() => void tell(what)}>
              {words}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
