import { useEffect, useState } from 'react'

import { useStage } from '../../../cockpit/stage'
import { demoNow } from '../../../lib/demo-time'
import { purposeOf } from '../../../lib/pass-code'
import { newId } from '../../../lib/uuid'
import { hands } from '../../../on-site/hands'
import { ON_SITE } from '../../../refusals/on-site-words'
import { Idle } from '../idle'
import { BEHIND } from '../use-guests'
import { AloneVisitScreen } from './alone-visit-screen'
import { plain, readPass } from './pass-reader'
import type { Alone } from './use-memory'

const TOO_NEW = 'Cette réservation est trop récente : sans réseau, je ne la connais pas encore. Appelez-nous.'

/** Without a network: codes are checked here, by what was kept. */
export function AloneScreens({ alone }: { alone: Alone }) {
  const { site, shown, whenPresented, tell, letInAlone } = useStage()
  const [refused, setRefused] = useState<string | null>(null)
  const { briefing, visit } = alone

  function refuse(words: string) {
    setRefused(words)
    tell({ from: 'kiosk', text: words, isTrouble: true })
  }

  async function read(scanned: string) {
    if (!briefing) return refuse(TOO_NEW)
    const { serverKey, revoked } = briefing
    const answer = await readPass({ site: site.id, serverKey, revoked, used: new Set(alone.used) }, scanned, purposeOf(scanned) ?? 'PICK_UP', demoNow())
    if ('refused' in answer) return refuse(ON_SITE[answer.refused] ?? 'Je ne peux pas lire ce code sans réseau.')
    if (visit) return refuse('Une personne à la fois : quelqu’un est à l’intérieur.')

    const hasBeen = alone.untold.some(each => each.rental === answer.rental && each.purpose === answer.purpose && each.items.length > 0)
    if (hasBeen) return refuse(answer.purpose === 'PICK_UP' ? 'Ces outils sont déjà retirés.' : 'Ces outils sont déjà rendus.')

    const expected = briefing.expected.find(each => plain(each.rental) === answer.rental && each.purpose === answer.purpose)
    const places = alone.places.filter(each => expected?.units.includes(each.unit))
    if (places.length === 0) return refuse(TOO_NEW)

    setRefused(null)
    tell({ from: 'kiosk', text: 'Sans réseau, la borne laisse entrer quelqu’un' })
    alone.keep({
      used: [...alone.used, answer.code],
      visit: { id: newId(demoNow()), rental: answer.rental, purpose: answer.purpose, cameAt: demoNow(), scanned, places, opened: [], done: [] },
    })
    await hands.pull(site.id, site.id)
    setTimeout(() => void hands.shut(site.id, site.id), BEHIND)
  }

  useEffect(() => whenPresented(code => void read(code)))
  useEffect(() => {
    letInAlone(visit && { rental: visit.rental, purpose: visit.purpose })
    return () => letInAlone(null)
  }, [letInAlone, visit])

  return (
    <>
      <p className="queue alone" role="status">
        Sans réseau, je continue seule.{alone.untold.length > 0 && ` À raconter : ${alone.untold.length === 1 ? 'une visite' : `${alone.untold.length} visites`}.`}
      </p>
      {visit
        ? <AloneVisitScreen visit={visit} alone={alone} />
        : (
          <Idle hasPhone={shown !== null} onPhone={() => void (shown && read(shown))}>
            {refused && <p className="refusal" role="alert">{refused}</p>}
          </Idle>
        )}
      {visit && refused && <p className="refusal" role="alert">{refused}</p>}
    </>
  )
}
