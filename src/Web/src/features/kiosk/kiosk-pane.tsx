import './kiosk.css'

import { Provider } from 'urql'

import { useStage } from '../../cockpit/stage'
import { hour } from '../../lib/moments'
import { useNow } from '../../lib/use-now'
import { kioskAt } from './kiosk-client'
import { KioskScreens } from './kiosk-screens'

/** The screen beside the entrance. */
export function KioskPane() {
  const { site } = useStage()
  const now = useNow()

  return (
    <section className="pane kiosk-pane" aria-labelledby="kiosk-title">
      <header className="pane-head"><h2 id="kiosk-title">La borne</h2></header>
      <div className="kiosk">
        <p className="kiosk-bar"><span>{site.name}</span><span>{hour(now, site.timeZone)}</span></p>
        <div className="kiosk-screen">
          <Provider key={site.id} value={kioskAt(site.id)}><KioskScreens now={now} /></Provider>
        </div>
        <span className="kiosk-eye" aria-hidden="true" />
      </div>
    </section>
  )
}
