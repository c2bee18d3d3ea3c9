import { useState } from 'react'

import { useStage } from '../../../cockpit/stage'
import type { Purpose } from '../../../lib/pass-code'
import type { RentalFacts } from '../rental/rental-view'
import { Access } from './access'

type CodeAgainProps = { rental: RentalFacts; purpose: Purpose; now: number }

/** For who went out before they had done: the code lets them in once more. */
export function CodeAgain({ rental, purpose, now }: CodeAgainProps) {
  const { inside } = useStage()
  const [isOpen, setIsOpen] = useState(false)
  if (inside?.rental === rental.id) return null

  return (
    <div className="code-again">
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>Ressorti ? Montrer mon code</button>
      {isOpen && <Access rental={rental} purpose={purpose} now={now} onIn={() => setIsOpen(false)} />}
    </div>
  )
}
