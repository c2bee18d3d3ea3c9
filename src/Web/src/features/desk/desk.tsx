import './desk.css'

import { useMemo, useState } from 'react'
import { Provider } from 'urql'

import { clientOf } from '../../graphql/client'
import { Counters } from './counters'
import { type Desk as DeskState, DeskContext, type Place } from './desk-context'
import { DeskTabs } from './desk-tabs'
import { Disputes } from './disputes/disputes'
import { Incidents } from './incidents/incidents'
import { Messages } from './messages/messages'
import { STAFF, type StaffPersona, tabsOf } from './people'
import { Returns } from './returns/returns'
import { Round } from './round/round'
import { Search } from './search/search'
import { useFigures } from './use-figures'
import { useNews } from './use-news'

/** Where the staff works: one of them sits here at a time. */
export function DeskPane() {
  const [persona, sit] = useState<StaffPersona>('operateur')
  return (
    <section className="pane desk-pane" aria-labelledby="desk-title">
      <header className="pane-head">
        <h2 id="desk-title">Le bureau</h2>
        <label className="desk-who">
          <span className="sr-only">Qui travaille</span>
          <select value={persona} onChange={event => sit(event.target.value as StaffPersona)}>
            {STAFF.map(([each, name]) => <option key={each} value={each}>{name}</option>)}
          </select>
        </label>
      </header>
      <Provider key={persona} value={clientOf(persona).client}><Desk persona={persona} /></Provider>
    </section>
  )
}

function Desk({ persona }: { persona: StaffPersona }) {
  const [place, go] = useState<Place>({ tab: tabsOf(persona)[0]!, id: null })
  const { me, figures, beat, hasFailed } = useFigures()
  useNews(figures)
  const desk = useMemo<DeskState>(
    () => ({ persona, session: clientOf(persona).session, me, figures, beat, place, go }),
    [persona, me, figures, beat, place],
  )

  return (
    <DeskContext value={desk}>
      <div className="desk">
        <Counters />
        <DeskTabs />
        {hasFailed && <p className="refusal" role="alert">Le tableau de bord ne répond pas. Il sera relu dès que la ligne revient.</p>}
        <div id="desk-panel" role="tabpanel" aria-labelledby={`desk-tab-${place.tab}`} className="desk-panel"><Opened place={place} /></div>
      </div>
    </DeskContext>
  )
}

function Opened({ place: { tab } }: { place: Place }) {
  switch (tab) {
    case 'returns': return <Returns />
    case 'messages': return <Messages />
    case 'incidents': return <Incidents />
    case 'disputes': return <Disputes />
    case 'search': return <Search />
    case 'round': return <Round />
  }
}
