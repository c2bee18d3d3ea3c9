import './on-site.css'

import { useClient } from 'urql'

import { FinishPickUp, OpenLockerAgain } from './acts'
import { send } from './evidence'
import { hands } from './hands'
import { ItemCard } from './item-card'
import type { Item, Party } from './item-view'
import { fetchWords } from './item-words'
import { MakeGood } from './make-good'
import { Next, Wait } from './next'
import { PickUpTrouble } from './pick-up-trouble'
import { isLeft, PHOTOS, type PickUpStep, pickUpStep } from './pick-up-step'
import { photograph } from './shot'
import { Stuck } from './stuck'
import { type Acts, useActs } from './use-acts'
import { useShots } from './use-shots'

type FetchProps = { party: Party; now: number; onChange: () => Promise<void> }

/** Before open lockers: photos, take, shut, done. */
export function Fetch({ party, now, onChange }: FetchProps) {
  const acts = useActs(onChange)
  const { shots, took } = useShots(party.items, 'evidenceAtPickup')
  const step = pickUpStep(party, shots)
  const next = 'item' in step ? step.item?.unit : undefined

  return (
    <div className="at-the-wall">
      <ul className="items">
        {party.items.map(item => (
          <ItemCard key={item.unit} item={item} said={fetchWords(item)} isNext={item.unit === next} shots={shots(item.unit)}>
            {step.kind !== 'stuck' && <PickUpTrouble party={party} item={item} acts={acts} />}
            {isLeft(item) && (
              <button
                type="button" className="quiet" disabled={acts.isBusy}
                onClick={() => void acts.act(OpenLockerAgain, { input: { rental: party.rental, unit: item.unit } })}
              >
                Le prendre finalement
              </button>
            )}
          </ItemCard>
        ))}
      </ul>
      <NextOf party={party} step={step} acts={acts} now={now} took={took} />
    </div>
  )
}

type NextOfProps = { party: Party; step: PickUpStep; acts: Acts; now: number; took: (unit: string) => void }

function NextOf({ party, step, acts, now, took }: NextOfProps) {
  const client = useClient()

  async function shoot(item: Item, nth: number) {
    const done = await acts.run(async () => {
      const sent = await send(client, { rental: party.rental, unit: item.unit, kind: 'PHOTO' }, await photograph(item.tool.drawing, nth))
      return 'refusal' in sent ? sent.refusal : null
    })
    if (done) took(item.unit)
  }

  switch (step.kind) {
    case 'opening':
      return <Next acts={acts} title="Les casiers s’ouvrent"><Wait>Un instant, la serrure répond…</Wait></Next>
    case 'stuck':
      return <Stuck party={party} item={step.item} until={step.until} now={now} acts={acts} />
    case 'make-good':
      return <MakeGood party={party} item={step.item} acts={acts} />
    case 'photo':
      return (
        <Next acts={acts} title={`Photo ${step.taken + 1} sur ${PHOTOS}`} text="Elles prouvent l’état dans lequel vous l’avez reçu.">
          <button type="button" className="main" disabled={acts.isBusy} onClick={() => void shoot(step.item, step.taken)}>
            {acts.isBusy ? 'Envoi…' : 'Photographier'}
          </button>
        </Next>
      )
    case 'take':
      return (
        <Next acts={acts} title="Prenez l’outil et poussez la porte">
          <button type="button" className="main" onClick={() => void (step.item.locker && hands.shut(party.site, step.item.locker.id))}>
            Prendre, fermer {step.item.locker?.name}
          </button>
        </Next>
      )
    case 'finish':
      return (
        <Next acts={acts} title="Vous avez tout ?" text="La location commence ; un message le confirme.">
          <button type="button" className="main" disabled={acts.isBusy} onClick={() => void acts.act(FinishPickUp, { rental: party.rental })}>
            J’ai fini
          </button>
        </Next>
      )
  }
}
