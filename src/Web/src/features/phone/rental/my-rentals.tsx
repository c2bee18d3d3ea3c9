import { useQuery } from 'urql'

import { span } from '../../../lib/moments'
import { Unread } from '../../../refusals/unread'
import { MyRentals as Document } from './rental-documents'
import { STATUS, TONE } from './rental-words'

type MyRentalsProps = { now: number; onOpen: (rental: string, site: string) => void }

export function MyRentals({ now, onOpen }: MyRentalsProps) {
  const [{ data, fetching, error }, again] = useQuery({ query: Document })
  const rentals = data?.myRentals?.nodes ?? []

  return (
    <section className="rentals" aria-label="Mes locations">
      {error && !fetching
        ? <Unread words="Vos locations ne sont pas arrivées. Réessayez dans un instant." again={again} />
        : <p className="count" role="status">{fetching ? 'Lecture…' : rentals.length === 0 ? 'Aucune location pour le moment.' : 'Les plus récentes d’abord'}</p>}
      <ul>
        {rentals.map(each => (
          <li key={each.id}>
            <button type="button" className="choice" onClick={() => onOpen(each.id, each.site.id)}>
              <b>{each.tools.map(tool => tool.name).join(', ')}</b>
              <span>{span(Date.parse(each.slot.start), Date.parse(each.slot.end), now, each.site.timeZone)}</span>
              <span className={`tag ${TONE[each.status]}`}>{STATUS[each.status]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
