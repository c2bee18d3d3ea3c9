import { useDeferredValue } from 'react'
import { useQuery } from 'urql'

import { useStage } from '../../../cockpit/stage'
import type { SlotChoice } from '../slot'
import { slotOf, toInput } from '../slot'
import { SlotPicker } from '../slot-picker'
import { DidYouMean, FindTools } from './find-tools'
import { ToolCard, ToolCardPlaceholder } from './tool-card'

type SearchProps = {
  words: string
  onWords: (words: string) => void
  choice: SlotChoice
  onChoose: (choice: SlotChoice) => void
  now: number
  onOpen: (tool: string) => void
}

export function Search({ words, onWords, choice, onChoose, now, onOpen }: SearchProps) {
  const { site, sites, chooseSite } = useStage()
  const search = useDeferredValue(words.trim()) || null
  const slot = toInput(slotOf(choice, now, site.timeZone))
  const [{ data, fetching, error }] = useQuery({ query: FindTools, variables: { search, site: site.id, slot } })
  const tools = data?.tools?.nodes ?? []

  return (
    <section className="search" aria-label="Chercher un outil">
      <label className="field">
        <span>Que voulez-vous faire ?</span>
        <input type="search" value={words} maxLength={100} placeholder="perceuse, poncer, Kärcher…" onChange={event => onWords(event.target.value)} />
      </label>
      <label className="field">
        <span>Où ?</span>
        <select value={site.id} onChange={event => chooseSite(event.target.value)}>
          {sites.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
        </select>
      </label>
      <SlotPicker choice={choice} now={now} zone={site.timeZone} onChoose={onChoose} />

      <p className="count" role="status">{said(fetching && !data, error !== undefined, tools.length)}</p>
      {tools.length === 0 && !fetching && search && <Suggestion search={search} onWords={onWords} />}
      <ul className="tools" aria-busy={fetching}>
        {fetching && !data
          ? Array.from({ length: 6 }, (_, index) => <ToolCardPlaceholder key={index} />)
          : tools.map(tool => <ToolCard key={tool.id} tool={tool} onOpen={() => onOpen(tool.id)} />)}
      </ul>
    </section>
  )
}

function Suggestion({ search, onWords }: { search: string; onWords: (words: string) => void }) {
  const [{ data }] = useQuery({ query: DidYouMean, variables: { search } })
  const meant = data?.didYouMean
  return meant
    ? <button type="button" className="quiet" onClick={() => onWords(meant)}>Chercher plutôt « {meant} »</button>
    : <button type="button" className="quiet" onClick={() => onWords('')}>Voir tous les outils</button>
}

function said(isLoading: boolean, hasFailed: boolean, found: number): string {
  if (hasFailed) return 'La recherche ne répond pas. Réessayez dans un instant.'
  if (isLoading) return 'Recherche…'
  return found === 0 ? 'Aucun outil à ce nom.' : `${found} outil${found > 1 ? 's' : ''} à ce magasin`
}
