import { useEffect, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { demoNow } from '../../lib/demo-time'
import { type Purpose, purposeOf } from '../../lib/pass-code'
import { millisecondsOf } from '../../lib/spans'
import { useBusy } from '../../lib/use-busy'
import { newId } from '../../lib/uuid'
import { FailureNote } from '../../refusals/failure-note'
import { factsOf, type Refusal } from '../../refusals/refusal-facts'
import { RefusalNote } from '../../refusals/refusal-note'
import { refusalWords } from '../../refusals/refusal-words'
import { answered } from './answered'
import { Idle } from './idle'
import { EnterPin, ReadPass } from './kiosk-documents'
import { PinPad } from './pin-pad'
import { Queue } from './queue'
import { useGuests } from './use-guests'
import { VisitScreen } from './visit-screen'

/** What the kiosk shows: nobody, a PIN pad, or whoever's turn it is. */
export function KioskScreens({ now }: { now: number }) {
  const client = useClient()
  const { site, shown, whenPresented, tell } = useStage()
  const all = useGuests()
  const [screen, setScreen] = useState<'idle' | 'pin'>('idle')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const { isBusy, once } = useBusy()
  const inside = all.guests.find(each => each.before === 0)

  async function ask(document: typeof ReadPass | typeof EnterPin, input: { scanned: string; purpose: Purpose } | { typed: string; purpose: Purpose }): Promise<Refusal | null> {
    const named = { ...input as { scanned: string; purpose: Purpose }, visit: newId(demoNow()) }
    const answer = await answered(async () => (await client.mutation(document as typeof ReadPass, { input: named }).toPromise()).data?.shown)
    setHasFailed(!answer)
    setRefusal(answer?.refusal ?? null)
    if (!answer?.visit) {
      tell({ from: 'kiosk', text: answer?.refusal ? refusalWords(factsOf(answer.refusal), now, site.timeZone) : 'La borne n’a pas de réponse', isTrouble: true })
      return answer?.refusal ?? null
    }

    const before = answer.before ?? 0
    all.welcome(answer.visit, before, 'scanned' in input)
    tell({ from: 'kiosk', text: before === 0 ? 'Quelqu’un entre' : `Quelqu’un attend, ${before} avant` })
    setScreen('idle')
    return null
  }

  const readPhone = (text: string) => ask(ReadPass, { scanned: text, purpose: purposeOf(text) ?? 'PICK_UP' })

  // The phone was held before the camera.
  useEffect(() => whenPresented(code => once(() => readPhone(code))))

  /** What was wrong with the one before is not for whoever comes now. */
  function turnTo(next: typeof screen) {
    setScreen(next)
    setRefusal(null)
    setHasFailed(false)
  }

  const note = (
    <>
      <FailureNote error={hasFailed} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
    </>
  )
  return (
    <>
      <Queue guests={all.guests} onLeave={all.end} />
      {screen === 'pin'
        ? <PinPad now={now} onType={async (typed, purpose) => lockOf(await ask(EnterPin, { typed, purpose }))} onBack={() => turnTo('idle')}>{note}</PinPad>
        : inside
          ? <VisitScreen key={inside.id} guest={inside} all={all} now={now} onPin={() => setScreen('pin')} />
          : <Idle hasPhone={shown !== null} isBusy={isBusy} onPhone={() => shown && once(() => readPhone(shown))} onPin={() => turnTo('pin')}>{note}</Idle>}
      {screen === 'idle' && inside && note}
    </>
  )
}

/** Until when the pad is locked; 0 where it is not. */
function lockOf(refusal: Refusal | null): number {
  const facts = refusal && factsOf(refusal)
  return facts?.__typename === 'TooManyTries' ? demoNow() + millisecondsOf(facts.wait) : 0
}
