import './inbox.css'

import { useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { hour, nearDay } from '../../lib/moments'
import { useNow } from '../../lib/use-now'
import type { Letter } from './post'
import { NAMES, usePost } from './use-post'

const MOST = 40

export function InboxPane() {
  const { site } = useStage()
  const post = usePost()
  const now = useNow(30_000)
  const [way, setWay] = useState<Letter['way'] | null>(null)
  const shown = (post ?? []).filter(each => way === null || each.way === way).slice(0, MOST)

  return (
    <section className="pane inbox-pane" aria-labelledby="inbox-title">
      <header className="pane-head"><h2 id="inbox-title">Les messages</h2></header>
      <div className="ways" role="group" aria-label="Quels messages">
        <button type="button" aria-pressed={way === null} onClick={() => setWay(null)}>Tous</button>
        {(['mail', 'sms', 'push'] as const).map(each => (
          <button key={each} type="button" aria-pressed={way === each} onClick={() => setWay(each)}>{PLURALS[each]}</button>
        ))}
      </div>
      {post && shown.length === 0 && <p className="count">Rien n’est encore arrivé. Une réservation confirmée envoie le premier message.</p>}
      {!post && <p className="count" role="status">Lecture des messages…</p>}
      <ul className="letters">
        {shown.map(each => (
          <li key={`${each.way} ${each.key}`}>
            <details>
              <summary>
                <span className={`way ${each.way}`}>{NAMES[each.way]}</span>
                <time dateTime={new Date(each.at).toISOString()}>{nearDay(each.at, now, site.timeZone)} {hour(each.at, site.timeZone)}</time>
                <b>{each.title}</b>
                <span className="to">{each.way === 'push' ? 'sur son téléphone' : each.to}</span>
              </summary>
              <p className="letter">{each.text}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

const PLURALS: Readonly<Record<Letter['way'], string>> = { mail: 'Courriels', sms: 'SMS', push: 'Notifications' }
