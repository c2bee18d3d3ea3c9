import { useState } from 'react'

import { useStage } from '../../../cockpit/stage'
import { BringBack } from '../../../on-site/bring-back'
import { PickUpTrouble } from '../../../on-site/pick-up-trouble'
import { ItemCard } from '../../../on-site/item-card'
import { backWords } from '../../../on-site/item-words'
import { useActs } from '../../../on-site/use-acts'
import { Access } from '../access/access'
import { MoneySoFar } from '../rental/money-so-far'
import { Owed } from '../rental/owed'
import { partyOf } from '../rental/party-of'
import type { RentalFacts } from '../rental/rental-view'
import { Withdraw, WithdrawalReceipt } from '../rental/withdraw'
import { Extend } from './extend'
import { NotMe } from './not-me'
import { StartReturn } from './start-return'
import { TimeLeft } from './time-left'

type UnderWayProps = { rental: RentalFacts; now: number; read: () => Promise<void>; onRental: (rental: RentalFacts) => void }

/** How long after leaving it can be said what was wrong with a tool. */
const REPORTS = 15 * 60_000

/** The tools are out: what is left of the time, more of it, and the way back. */
export function UnderWay({ rental, now, read, onRental }: UnderWayProps) {
  const { inside } = useStage()
  const [screen, setScreen] = useState<'home' | 'code' | 'inside'>('home')
  const [isExtending, setIsExtending] = useState(false)
  const acts = useActs(read)
  const left = rental.onSite?.leftAt ? Date.parse(rental.onSite.leftAt) : 0
  const isOver = now >= Date.parse(rental.slot.end)

  const isInside = screen === 'inside' || (inside?.rental === rental.id && inside.purpose === 'RETURN')

  if (isInside && rental.status === 'LOST') return <BringBack party={partyOf(rental)} onChange={read} />
  if (isInside) return <StartReturn rental={rental} now={now} read={read} />
  if (screen === 'code') return (
    <>
      <p>Montrez ce code à l’entrée, puis rangez chaque outil dans son casier.</p>
      <Access rental={rental} purpose="RETURN" now={now} onIn={() => setScreen('inside')} />
      <button type="button" className="quiet" onClick={() => setScreen('home')}>Pas maintenant</button>
    </>
  )

  return (
    <>
      <TimeLeft rental={rental} now={now} />
      <Owed rental={rental} now={now} read={read} />
      <button type="button" className="main" onClick={() => setScreen('code')}>{rental.items.length > 1 ? 'Rendre les outils' : 'Rendre l’outil'}</button>
      {!isOver && rental.status === 'ACTIVE' && (
        <button type="button" className="quiet" aria-expanded={isExtending} onClick={() => setIsExtending(!isExtending)}>Garder plus longtemps</button>
      )}
      {isExtending && !isOver && <Extend rental={rental} now={now} read={read} onDone={() => setIsExtending(false)} />}
      <ul className="items">
        {rental.items.map(item => (
          <ItemCard key={item.unit} item={item} said={item.status === 'PICKED_UP' ? { words: 'avec vous', tone: 'free' } : backWords(item)} isNext={false} shots={0}>
            {now < left + REPORTS && <PickUpTrouble party={partyOf(rental)} item={item} acts={acts} />}
          </ItemCard>
        ))}
      </ul>
      <MoneySoFar rental={rental} />
      <WithdrawalReceipt rental={rental} now={now} />
      <Withdraw rental={rental} now={now} onRental={onRental} />
      <NotMe now={now} />
    </>
  )
}
