import { useEffect, useState } from 'react'

import { useStage } from '../../../cockpit/stage'
import { demoNow } from '../../../lib/demo-time'
import { type Purpose, purposeOf } from '../../../lib/pass-code'
import { useBusy } from '../../../lib/use-busy'
import { newId } from '../../../lib/uuid'
import { hands } from '../../../on-site/hands'
import { ON_SITE } from '../../../refusals/on-site-words'
import { Idle } from '../idle'
import { PinPad } from '../pin-pad'
import { BEHIND } from '../use-guests'
import type { BriefingFacts } from './alone-documents'
import { isTime, placesOf, toTell } from './alone-visit'
import { AloneVisitScreen } from './alone-visit-screen'
import { askBridge, nextSequence } from './bridge'
import { type Comer, comersOf } from './comers'
import { plain, readPass } from './pass-reader'
import { lockedUntil, mistyped } from './pin-pad-state'
import { readPin } from './pin-reader'
import type { Alone } from './use-memory'

const TOO_NEW = 'Cette réservation est trop récente : sans réseau, je ne la connais pas encore. Appelez-nous.'
const NOT_NOW = 'Ce n’est pas l’heure de cette réservation.'
const SHUT = 'La porte ne s’ouvre pas. Réessayez, ou appelez-nous : rien ne vous sera compté.'
const BACK = 'Ces outils sont déjà rendus.'
const AWAY = 'Vos outils ne sont pas encore là. Revenez, ou appelez-nous : rien ne vous sera compté.'

/** Without a network: codes and PINs are checked here, by what was kept, and the bridge opens what that allows. */
export function AloneScreens({ alone, now }: { alone: Alone; now: number }) {
  const { site, shown, whenPresented, tell, letInAlone } = useStage()
  const [isTyping, setIsTyping] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { isBusy, once } = useBusy()
  const { briefing, visit } = alone

  function refuse(words: string) {
    setRefused(words)
    tell({ from: 'kiosk', text: words, isTrouble: true })
  }

  async function read(scanned: string) {
    if (!briefing) return refuse(TOO_NEW)
    const { serverKey, revoked } = briefing
    const comers = comersOf(briefing.expected, alone.untold)
    const fetched = comers.filter(({ by, purpose }) => by !== purpose).map(each => each.rental)
    const answer = await readPass({ site: site.id, serverKey, revoked, used: new Set(alone.used), fetched }, scanned, purposeOf(scanned) ?? 'PICK_UP', demoNow())
    if ('refused' in answer) return refuse(ON_SITE[answer.refused] ?? 'Je ne peux pas lire ce code sans réseau.')
    const known = comers.find(each => plain(each.rental) === answer.rental && each.purpose === answer.purpose)
    return known ? letIn(briefing, known, scanned, answer.code) : refuse(TOO_NEW)
  }

  /** Until when the pad is locked; 0 where it is not. */
  async function type(typed: string, purpose: Purpose): Promise<number> {
    if (!briefing) {
      refuse(TOO_NEW)
      return 0
    }
    const locked = lockedUntil(briefing.pad, demoNow())
    if (locked > 0) return locked

    const known = await readPin(briefing, comersOf(briefing.expected, alone.untold), typed, purpose)
    if (known) {
      await letIn(briefing, known, null)
      return 0
    }
    const [at, pad] = [demoNow(), mistyped(briefing.pad, demoNow())]
    alone.keep({ briefing: { ...briefing, pad }, wrongPins: [...alone.wrongPins, { at: new Date(at).toISOString(), lastFour: typed.slice(0, 4) }] })
    refuse(ON_SITE.WRONG_PIN!)
    return lockedUntil(pad, at)
  }

  async function letIn({ kiosk, aloneKey }: BriefingFacts, known: Comer, scanned: string | null, code?: string) {
    const { rental, purpose, permit, items, away } = known
    if (visit) return refuse('Une personne à la fois : quelqu’un est à l’intérieur.')
    if (purpose === 'RETURN' && items.length === 0) return refuse(BACK)
    if (!isTime(known, demoNow())) return refuse(NOT_NOW)

    const used = code ? [...alone.used, code] : alone.used
    const came = { id: newId(demoNow()), rental, purpose, scanned, cameAt: demoNow(), doors: [], done: [], shut: away }
    const turnAway = (words: string, shut: readonly string[], sequence = alone.sequence) => {
      alone.keep({ used, sequence, untold: [...alone.untold, toTell({ ...came, shut }, demoNow())] })
      refuse(words)
    }
    if (items.length === 0) return turnAway(AWAY, away)
    const sequence = nextSequence(alone.sequence, demoNow())
    if (!(await askBridge(site.id, aloneKey, { kiosk, door: site.id, sequence, permit })))
      return turnAway(SHUT, [...away, ...items.map(each => each.unit)], sequence)

    setRefused(null)
    setIsTyping(false)
    tell({ from: 'kiosk', text: 'Sans réseau, la borne laisse entrer quelqu’un' })
    alone.keep({
      used, sequence,
      visit: { ...came, permit, places: placesOf(known), opened: [], left: [], doors: [{ door: site.id, sequence }] },
    })
    setTimeout(() => void hands.shut(site.id, site.id), BEHIND)
  }

  useEffect(() => whenPresented(code => once(() => read(code))))
  useEffect(() => {
    letInAlone(visit && { rental: visit.rental, purpose: visit.purpose })
    return () => letInAlone(null)
  }, [letInAlone, visit])

  const note = refused && <p className="refusal" role="alert">{refused}</p>
  return (
    <>
      <p className="queue alone" role="status">
        Sans réseau, je continue seule.{alone.untold.length > 0 && ` À raconter : ${alone.untold.length === 1 ? 'une visite' : `${alone.untold.length} visites`}.`}
      </p>
      {visit
        ? <AloneVisitScreen visit={visit} alone={alone} />
        : isTyping
          ? <PinPad now={now} onType={type} onBack={() => { setIsTyping(false); setRefused(null) }}>{note}</PinPad>
          : (
            <Idle hasPhone={shown !== null} isBusy={isBusy} onPhone={() => shown && once(() => read(shown))} onPin={() => { setIsTyping(true); setRefused(null) }}>
              {note}
            </Idle>
          )}
      {visit && note}
    </>
  )
}
