import './phone.css'

import { useRef } from 'react'
import { Provider } from 'urql'

import { useStage } from '../../cockpit/stage'
import { clientOf } from '../../graphql/client'
import type { Persona } from '../../graphql/session'
import { hour } from '../../lib/moments'
import { useNow } from '../../lib/use-now'
import { PERSONAS } from './personas'
import { PhoneScreens } from './phone-screens'

export function Phone() {
  const { site, persona, choosePersona } = useStage()
  const now = useNow()
  const screen = useRef<HTMLDivElement>(null)

  function toTop() {
    screen.current?.focus()
    screen.current?.scrollTo({ top: 0 })
  }

  function choose(next: Persona | null) {
    choosePersona(next)
    toTop()
  }

  const who = PERSONAS.find(each => each.persona === persona)
  return (
    <section className="pane phone-pane" aria-labelledby="phone-title">
      <h2 id="phone-title">Le téléphone du client</h2>
      <div className="phone">
        <p className="phone-bar">
          <span>{hour(now, site.timeZone)}</span>
          <span>{who ? who.title : 'Toolbox24'}</span>
        </p>
        <div className="phone-screen" ref={screen} tabIndex={-1}>
          {persona && who
            ? (
              <Provider key={persona} value={clientOf(persona).client}>
                <PhoneScreens now={now} address={who.address} onShow={toTop} onLeave={() => choose(null)} />
              </Provider>
            )
            : <Welcome onChoose={choose} />}
        </div>
      </div>
    </section>
  )
}

function Welcome({ onChoose }: { onChoose: (persona: Persona) => void }) {
  return (
    <div className="welcome">
      <img src="/mark.svg" alt="" width="72" height="72" />
      <h3>Qui prend le téléphone ?</h3>
      <ul>
        {PERSONAS.map(each => (
          <li key={each.persona}>
            <button type="button" className="choice" onClick={() => onChoose(each.persona)}>
              <b>{each.title}</b>
              <span>{each.what}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
