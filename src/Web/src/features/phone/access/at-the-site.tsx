import { useState } from 'react'

import { useStage } from '../../../cockpit/stage'
import { hour } from '../../../lib/moments'
import { PickUp } from '../../../on-site/acts'
import { Next } from '../../../on-site/next'
import { useActs } from '../../../on-site/use-acts'
import { Booked } from '../rental/booked'
import type { RentalFacts } from '../rental/rental-view'
import { Access } from './access'
import { LateTool } from './late-tool'

type AtTheSiteProps = { rental: RentalFacts; now: number; read: () => Promise<void>; onRental: (rental: RentalFacts) => void }

/** A booking that is about to begin: the code for the kiosk, and once inside the safety notice. */
export function AtTheSite({ rental, now, read, onRental }: AtTheSiteProps) {
  const { inside } = useStage()
  const [isIn, setIsIn] = useState(false)
  if (isIn || inside?.rental === rental.id) return <SafetyNotice rental={rental} read={read} />

  return (
    <>
      <LateTool rental={rental} now={now} read={read} />
      <p className="fine">Montrez ce code à l’entrée. Venez avant <b>{hour(Date.parse(rental.pickupDeadline), rental.site.timeZone)}</b>.</p>
      <Access rental={rental} purpose="PICK_UP" now={now} onIn={() => setIsIn(true)} />
      <details className="more">
        <summary>Changer ou annuler</summary>
        <Booked rental={rental} now={now} onRental={onRental} />
      </details>
    </>
  )
}

/** What is dangerous and what protects is read before a door opens. */
function SafetyNotice({ rental, read }: { rental: RentalFacts; read: () => Promise<void> }) {
  const acts = useActs(read)
  const tools = [...new Map(rental.items.map(({ tool }) => [tool.id, tool])).values()]
  const lockers = rental.items.map(item => item.locker?.name).filter(name => name !== undefined)

  return (
    <div className="at-the-wall">
      <ul className="notices">
        {tools.map(tool => (
          <li key={tool.id} className="notice">
            <b>{tool.name}</b>
            {tool.notice && <p>{tool.notice}</p>}
            {tool.protectiveEquipment && <p><b>À porter :</b> {tool.protectiveEquipment}</p>}
          </li>
        ))}
      </ul>
      <Next acts={acts} title="Bienvenue ! Lisez ceci d’abord" text="Votre sécurité avant tout. Les casiers s’ouvrent ensuite tous ensemble.">
        <button
          type="button" className="main" disabled={acts.isBusy}
          onClick={() => void acts.act(PickUp, { input: { rental: rental.id, noticeRead: true } })}
        >
          J’ai lu, ouvrir {lockers.join(', ')}
        </button>
      </Next>
    </div>
  )
}
