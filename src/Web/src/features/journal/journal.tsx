import './journal.css'

import { useStage } from '../../cockpit/stage'
import type { Happening } from '../../cockpit/stage'
import { second } from '../../lib/moments'

export type Entry = Happening & { number: number; at: number }

const FROM: Readonly<Record<Happening['from'], string>> = { phone: 'Location', kiosk: 'Borne', wall: 'Casiers', desk: 'Bureau', post: 'Message', clock: 'Horloge' }

/** What happens, as it happens, newest first. */
export function Journal({ entries }: { entries: readonly Entry[] }) {
  const { site } = useStage()
  return (
    <section className="journal" aria-labelledby="journal-title">
      <h2 id="journal-title">En direct</h2>
      <div role="log" aria-label="Ce qui se passe" tabIndex={0}><ol>
        {entries.length === 0 && <li className="nothing">Réservez un outil, ouvrez une porte : tout ce qui se passe s’écrit ici.</li>}
        {entries.map(each => (
          <li key={each.number} className={each.isTrouble ? 'trouble' : undefined}>
            <time>{second(each.at, site.timeZone)}</time>
            <span className={`from from-${each.from}`}>{FROM[each.from]}</span>
            <span>{each.text}</span>
          </li>
        ))}
      </ol></div>
    </section>
  )
}
