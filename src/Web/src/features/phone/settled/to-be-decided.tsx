import { useState } from 'react'

import { euros } from '../../../lib/money'
import { ReopenLocker } from '../../../on-site/acts'
import { ItemCard } from '../../../on-site/item-card'
import type { Item } from '../../../on-site/item-view'
import { backWords } from '../../../on-site/item-words'
import { Next } from '../../../on-site/next'
import { ReportReturn } from '../../../on-site/report-return'
import { hands } from '../../../on-site/hands'
import { type Acts, useActs } from '../../../on-site/use-acts'
import { MoneySoFar } from '../rental/money-so-far'
import { Owed } from '../rental/owed'
import { partyOf } from '../rental/party-of'
import type { RentalFacts } from '../rental/rental-view'
import { AnswerCapture } from './answer-capture'

type ToBeDecidedProps = { rental: RentalFacts; now: number; read: () => Promise<void> }

/** How long after shutting it a locker opens once more. */
const REOPENED = 15 * 60_000

/** All is back: a person looks at it, and what they would keep is told a day before. */
export function ToBeDecided({ rental, now, read }: ToBeDecidedProps) {
  const acts = useActs(read)
  const [corrected, correct] = useState<string | null>(null)
  const announced = rental.items.filter(item => item.decision?.noticeEnds && item.decision.amount.cents > 0)
  const overrun = rental.items.reduce((sum, item) => sum + (item.overrun?.total.cents ?? 0), 0)
  const back = rental.onSite?.backAt ? Date.parse(rental.onSite.backAt) : 0
  const correcting = rental.items.find(item => item.unit === corrected)

  return (
    <div className="at-the-wall">
      {announced.length === 0
        ? (
          <div className="time-left">
            <p className="big words">Tout est rendu</p>
            <p>Merci ! Une personne regarde vos photos. Votre dépôt est libéré sous deux jours, sauf dommage annoncé.</p>
          </div>
        )
        : announced.map(item => <AnswerCapture key={item.unit} rental={rental} item={item} now={now} read={read} />)}
      <Owed rental={rental} now={now} read={read} />
      {overrun > 0 && <p>Le retard a coûté <b>{euros(overrun)}</b>.</p>}
      <ul className="items">
        {rental.items.map(item => (
          <ItemCard key={item.unit} item={item} said={backWords(item)} isNext={false} shots={item.evidenceAtReturn?.photos.length ?? 0}>
            {now < back + REOPENED && !item.decision && <Again rental={rental} item={item} acts={acts} onCorrect={() => correct(item.unit)} />}
          </ItemCard>
        ))}
      </ul>
      {correcting && <ReportReturn key={correcting.unit} party={partyOf(rental)} item={correcting} acts={acts} onDone={() => correct(null)} />}
      {!correcting && acts.refusal && <Next acts={acts} title="Ce n’est pas possible" />}
      <MoneySoFar rental={rental} />
    </div>
  )
}

/** Something was forgotten in the locker, or left unsaid. */
function Again({ rental, item, acts, onCorrect }: { rental: RentalFacts; item: Item; acts: Acts; onCorrect: () => void }) {
  return (
    <div className="trouble">
      {item.isLockerOpen
        ? <button type="button" className="quiet" onClick={() => void (item.locker && hands.shut(rental.site.id, item.locker.id))}>Refermer {item.locker?.name}</button>
        : (
          <button
            type="button" className="link" disabled={acts.isBusy}
            onClick={() => void acts.act(ReopenLocker, { input: { rental: rental.id, unit: item.unit } })}
          >
            Oublié quelque chose ? Rouvrir {item.locker?.name}
          </button>
        )}
      <button type="button" className="link" onClick={onCorrect}>Corriger ce que j’ai signalé</button>
    </div>
  )
}
