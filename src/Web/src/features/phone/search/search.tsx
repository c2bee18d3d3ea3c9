import { useDeferredValue } from 'react'
import { useQuery } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { Unread } from '../../../refusals/unread'
import type { Choice } from '../offer/goods'
import type { SlotChoice } from '../slot'
import { slotOf, toInput } from '../slot'
import { SlotPicker } from '../slot-picker'
import { DidYouMean, FindTools } from './find-tools'
import { PackCard } from './pack-card'
import { ToolCard, ToolCardPlaceholder } from './tool-card'

type SearchProps = {
  words: string
  onWords: (words: string) => void
  choice: SlotChoice
  onChoose: (choice: SlotChoice) => void
  now: number
  onOpen: (chosen: Choice) => void
}

export function Search({ words, onWords, choice, onChoose, now, onOpen }: SearchProps) {
  const { site, sites, chooseSite } = useStage()
  const search = useDeferredValue(words.trim()) || null
  const slot = toInput(slotOf(choice, now, site.timeZone))
  const [{ data, fetching, error }, again] = useQuery({ query: FindTools, variables: { search, site: site.id, slot } })
  const tools = data?.tools?.nodes ?? []
  const packs = data?.packs?.nodes ?? []

  return (
    <section className="search" aria-label="Chercher un outil">
      <label className="field">
        <span>Que voulez-vous faire ?</span>
        <input type="search" value={words} maxLength={100} placeholder="perceuse, poncer, Kärcher…" onChange={event => onWords(event.target.value)} />
      </label>
      <label className="field">
        <span>Où ?</span>
        <select value={site.id} onChange={event => chooseSite(event.target.value)}>
          {sites.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
        </select>
      </label>
      <SlotPicker choice={choice} now={now} zone={site.timeZone} onChoose={onChoose} />

      {error && !fetching
        ? <Unread words="La recherche ne répond pas. Réessayez dans un instant." again={again} />
        : <p className="count" role="status">{said(fetching && !data, tools.length, packs.length)}</p>}
      {tools.length + packs.length === 0 && !fetching && !error && search && <Suggestion search={search} onWords={onWords} />}
      {packs.length > 0 && (
        <ul className="packs" aria-label="Packs : plusieurs outils pour un chantier">
          {packs.map(pack => <PackCard key={pack.id} pack={pack} onOpen={() => onOpen({ kind: 'pack', id: pack.id })} />)}
        </ul>
      )}
      <ul className="tools" aria-busy={fetching}>
        {fetching && !data
          ? Array.from({ length: 6 }, (_, index) => <ToolCardPlaceholder key={index} />)
          : tools.map(tool => <ToolCard key={tool.id} tool={tool} onOpen={() => onOpen({ kind: 'tool', id: tool.id })} />)}
      </ul>
    </section>
  )
}

function Suggestion({ search, onWords }: { search: string; onWords: (words: string) => void }) {
  const [{ data }] = useQuery({ query: DidYouMean, variables: { search } })
  const meant = data?.didYouMean
  return meant
    ? <button type="button" className="quiet" onClick={() => onWords(meant)}>Chercher plutôt « {meant} »</button>
    : <button type="button" className="quiet" onClick={() => onWords('')}>Voir tous les outils</button>
}

function said(isLoading: boolean, tools: number, packs: number): string {
  if (isLoading) return 'Recherche…'
  if (tools + packs === 0) return 'Aucun outil à ce nom.'

  const counts = [[tools, 'outil'], [packs, 'pack']] as const
  return `${counts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}${count > 1 ? 's' : ''}`).join(' et ')} à ce magasin`
}
