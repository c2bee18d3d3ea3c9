import './cockpit.css'

import { useCallback, useMemo, useRef, useState } from 'react'
import { Provider, useQuery } from 'urql'

import { ClockBar } from '../features/clock/clock-bar'
import { DeskPane } from '../features/desk/desk'
import { InboxPane } from '../features/inbox/inbox-pane'
import { type Entry, Journal } from '../features/journal/journal'
import { KioskPane } from '../features/kiosk/kiosk-pane'
import { Phone } from '../features/phone/phone'
import type { RentalFacts } from '../features/phone/rental/rental-view'
import { WallPane } from '../features/wall/wall-pane'
import { clientOf } from '../graphql/client'
import { graphql } from '../graphql/graphql'
import type { Persona } from '../graphql/session'
import { demoNow, setDemoNow } from '../lib/demo-time'
import { useSafety } from '../safety/use-safety'
import { GuideStrip } from './guide/guide-strip'
import { bookingOf, type Happening, type Inside, type Page, type Site, type Stage, StageContext } from './stage'

const Sites = graphql(`query Sites { sites { id name timeZone } }`)

const MOST = 200

/** The whole demo on one page: who keeps the sites looks at the wall, a customer at the phone. */
export function Cockpit() {
  return <Provider value={clientOf('operateur').client}><Start /></Provider>
}

function Start() {
  const [{ data, error }] = useQuery({ query: Sites })
  if (error) return <p className="start" role="alert">Le serveur ne répond pas. Rechargez la page dans un instant.</p>

  const sites = data?.sites ?? []
  return sites.length > 0 ? <Panes sites={sites} /> : <p className="start" role="status">Ouverture des magasins…</p>
}

function Panes({ sites }: { sites: readonly Site[] }) {
  const [siteId, chooseSite] = useState(sites[0]!.id)
  const [persona, setPersona] = useState<Persona | null>(null)
  const [page, turnTo] = useState<Page>('search')
  const [rental, showRental] = useState<RentalFacts | null>(null)
  const [jumps, setJumps] = useState(0)
  const [shown, show] = useState<string | null>(null)
  const reader = useRef<((code: string) => void) | null>(null)
  const [inside, letIn] = useState<Inside | null>(null)
  const [called, call] = useState<string | null>(null)
  const [alone, letInAlone] = useState<Inside | null>(null)
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const tell = useCallback((happening: Happening) => setEntries(before => [
    { ...happening, at: demoNow(), number: (before[0]?.number ?? 0) + 1 }, ...before,
  ].slice(0, MOST)), [])
  const site = sites.find(each => each.id === siteId) ?? sites[0]!

  const safety = useSafety(site, tell)

  const stage = useMemo<Stage>(() => ({
    sites, site, chooseSite, persona, page, turnTo, rental, showRental, booking: bookingOf(rental), jumps, tell, shown, show, safety, inside, letIn, called, call, alone, letInAlone,
    present: code => reader.current?.(code),
    whenPresented(read) {
      reader.current = read
      return () => void (reader.current = null)
    },
    choosePersona(next) {
      setPersona(next)
      showRental(null)
    },
    moved(now) {
      setDemoNow(now)
      setJumps(before => before + 1)
    },
  }), [sites, site, persona, page, rental, jumps, tell, shown, safety, inside, called, alone])

  return (
    <StageContext value={stage}>
      <div className="top">
        <header className="bar">
          <a className="brand" href="/"><img src="/mark.svg" alt="" width="44" height="44" /><span>Toolbox<b>24</b></span></a>
          <h1>Poste de pilotage</h1>
          <ClockBar />
        </header>
        <GuideStrip />
      </div>
      <main className="cockpit">
        <Phone />
        <WallPane />
        <KioskPane />
        <InboxPane />
        <Journal entries={entries} />
        <DeskPane />
      </main>
    </StageContext>
  )
}
