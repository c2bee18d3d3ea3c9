import { useState } from 'react'
import { useQuery } from 'urql'

import { Drawing } from '../../../lib/drawing'
import { span } from '../../../lib/moments'
import { useNow } from '../../../lib/use-now'
import { useDesk } from '../desk-context'
import { Split } from '../split'
import { RentalHistory } from './rental-history'
import { STATES } from './rental-states'
import { FindRentals } from './search-documents'

const SHORTEST = 4

/** Finds a rental by whatever somebody on the telephone knows. */
export function Search() {
  const { place, go, persona } = useDesk()
  const now = useNow(30_000)
  const [typed, setTyped] = useState('')
  const [asked, ask] = useState('')
  const [{ data, fetching, error }, again] = useQuery({ query: FindRentals, variables: { query: asked }, pause: asked === '' })
  const found = asked && !fetching ? data?.findRentals : undefined

  function find() {
    const words = typed.trim()
    if (words === asked) again()
    else ask(words)
  }

  return (
    <Split
      open={place.id}
      list={
        <>
          <form className="desk-search" role="search" onSubmit={event => { event.preventDefault(); find() }}>
            <label className="field">
              <span>{persona === 'agent' ? 'Plaque de l’outil' : 'Référence, téléphone, courriel ou plaque'}</span>
              <input type="search" value={typed} minLength={SHORTEST} maxLength={100} required onChange={event => setTyped(event.target.value)} />
            </label>
            <button type="submit" className="main">Chercher</button>
          </form>
          {error && !fetching && <p className="refusal" role="alert">La recherche n’a pas répondu. Il faut de 4 à 100 caractères.</p>}
          <ul className="desk-rows" aria-label="Trouvé">
            {found?.rentals.map(each => (
              <li key={each.id}>
                <button type="button" className="desk-card slim" aria-pressed={place.id === each.id} onClick={() => go({ tab: 'search', id: each.id })}>
                  <Drawing name={each.tools[0]?.drawing ?? null} />
                  <span className="desk-card-words">
                    <b>{each.tools.map(tool => tool.name).join(', ')}</b>
                    <span className="desk-reference">{each.reference}</span>
                    <small>{each.site.name}, {span(Date.parse(each.slot.start), Date.parse(each.slot.end), now, each.site.timeZone)}</small>
                  </span>
                  <span className="desk-card-tags"><span className="tag past">{STATES[each.status]}</span></span>
                </button>
              </li>
            ))}
            {found?.units.map(each => (
              <li key={each.id} className="desk-unit">
                <Drawing name={each.tool.drawing} />
                <span><b>{each.tool.name}</b> <span className="plate">{each.code}</span><small>{each.locker ? `casier ${each.locker.name}` : 'à l’atelier'}</small></span>
              </li>
            ))}
          </ul>
          {found && found.rentals.length === 0 && found.units.length === 0 && (
            <p className="desk-nothing">{found.customers.length > 0 ? 'Ce client n’a aucune location.' : 'Rien ne correspond. Vérifiez un chiffre ou une lettre.'}</p>
          )}
        </>
      }
      detail={place.id ? <RentalHistory key={place.id} id={place.id} /> : null}
      hint="Cherchez, puis ouvrez une location : tout ce qui lui est arrivé s’affiche ici."
    />
  )
}
