import './wall.css'

import { useState } from 'react'
import { useQuery } from 'urql'

import { useStage } from '../../cockpit/stage'
import { useNow } from '../../lib/use-now'
import { DoorFront } from './door-front'
import { DoorPanel } from './door-panel'
import { rowsOf } from './rows'
import { SiteAlerts } from './site-alerts'
import { SiteFaults } from './site-faults'
import { SitePeople } from './site-people'
import { useToCheck } from './use-to-check'
import { useWall } from './use-wall'
import { useWorldWall } from './use-world-wall'
import { LockersOfRental } from './wall-documents'

export function WallPane() {
  const { site, sites, chooseSite, booking, safety } = useStage()
  const now = useNow(5000)
  const wall = useWall()
  const toCheck = useToCheck(site.id)
  const { world, act } = useWorldWall(wall.doors)
  const [chosen, choose] = useState<string | null>(null)
  const [{ data: mine }] = useQuery({ query: LockersOfRental, variables: { id: booking?.id ?? '' }, pause: !booking })
  const booked = new Set(booking ? mine?.rental?.units.map(unit => unit.locker?.id) : [])
  const selected = chosen === site.id || wall.lockers.some(locker => locker.id === chosen) ? chosen : null
  const toggle = (door: string) => choose(selected === door ? null : door)

  return (
    <section className="pane wall-pane" aria-labelledby="wall-title">
      <header className="pane-head">
        <h2 id="wall-title">Les casiers</h2>
        <label className="site-choice">
          <span className="sr-only">Magasin</span>
          <select value={site.id} onChange={event => chooseSite(event.target.value)}>
            {sites.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
          </select>
        </label>
        <ul className="legend">
          <li className="free">Libre</li>
          <li className="promised">Réservé</li>
          <li className="to-check">À contrôler</li>
          <li className="empty">Vide</li>
        </ul>
      </header>

      {(wall.hasFailed || safety.hasFailed) && <p className="refusal" role="alert">Le mur ne répond pas. Il sera relu dès que la ligne revient.</p>}
      <SiteAlerts alerts={safety.alerts} onAcknowledge={safety.acknowledge} />
      <div className="cabinet" aria-busy={wall.lockers.length === 0}>
        {rowsOf(wall.lockers).map(([row, lockers]) => (
          <ul key={row} className={`row size-${lockers[0]?.size}`} aria-label={`Rangée ${row}`}>
            {lockers.map(locker => (
              <DoorFront
                key={locker.id} locker={locker} door={wall.doors.get(locker.id)} real={world?.doors.find(each => each.id === locker.id)} now={now} toCheck={toCheck} isChosen={selected === locker.id}
                isMine={booked.has(locker.id)} onChoose={() => toggle(locker.id)}
              />
            ))}
          </ul>
        ))}
        {wall.lockers.length === 0 && <p className="cabinet-empty" role="status">Lecture des casiers…</p>}
      </div>

      <SiteFaults
        entrance={wall.doors.get(site.id)} world={world} act={act} isChosen={selected === site.id} onEntrance={() => toggle(site.id)}
      />
      {world && <SitePeople world={world} inside={safety.premises?.inside ?? null} act={act} />}
      {selected && (
        <DoorPanel
          key={selected} id={selected} name={wall.lockers.find(locker => locker.id === selected)?.name ?? 'Entrée'}
          tool={wall.lockers.find(locker => locker.id === selected)?.tool?.name ?? null}
          door={wall.doors.get(selected)} world={world} act={act} onAsked={wall.read} onClose={() => choose(null)}
        />
      )}
    </section>
  )
}
