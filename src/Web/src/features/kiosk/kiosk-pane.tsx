import './kiosk.css'

import { Provider } from 'urql'

import { useStage } from '../../cockpit/stage'
import { hour } from '../../lib/moments'
import { useNow } from '../../lib/use-now'
import { AloneScreens } from './alone/alone-screens'
import { useLine } from './alone/use-line'
import { useMemory } from './alone/use-memory'
import { HelpButton } from './help-button'
import { kioskAt } from './kiosk-client'
import { KioskScreens } from './kiosk-screens'

/** The screen beside the entrance. */
export function KioskPane() {
  const { site } = useStage()
  const now = useNow()
  const isCut = useLine(site.id)

  return (
    <section className="pane kiosk-pane" aria-labelledby="kiosk-title">
      <header className="pane-head"><h2 id="kiosk-title">La borne</h2></header>
      <div className="kiosk">
        <p className="kiosk-bar"><span>{site.name}</span><span>{hour(now, site.timeZone)}</span></p>
        <div className="kiosk-screen">
          <Provider key={site.id} value={kioskAt(site.id)}><Screens isCut={isCut} now={now} /></Provider>
        </div>
        <HelpButton key={site.id} isCut={isCut} />
      </div>
    </section>
  )
}

function Screens({ isCut, now }: { isCut: boolean; now: number }) {
  const alone = useMemory(isCut)
  // Whoever was let in without us goes on so, though the line is back.
  return isCut || alone.visit ? <AloneScreens alone={alone} now={now} /> : <KioskScreens now={now} />
}
