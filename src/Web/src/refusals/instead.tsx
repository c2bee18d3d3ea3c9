import { useStage } from '../cockpit/stage'
import { span } from '../lib/moments'
import type { Alternative } from './refusal-facts'

/** What was asked for. */
export type Wanted = 'outil' | 'pack'

type InsteadProps = { alternatives: readonly Alternative[]; wanted: Wanted; now: number; onTake: (alternative: Alternative) => void }

/** What can be had instead, each of it one press away. */
export function Instead({ alternatives, wanted, now, onTake }: InsteadProps) {
  const { site } = useStage()
  // A pack is had as it is, or not at all.
  const possible = alternatives.filter(each => wanted === 'outil' || each.kind !== 'TWIN_TOOL')
  if (possible.length === 0) return null

  return (
    <>
      <p className="instead">À la place :</p>
      <ul>
        {possible.map(each => (
          <li key={`${each.kind} ${each.slot.start} ${each.site.id} ${each.twins[0]?.tool.id}`}>
            <button type="button" className="choice" onClick={() => onTake(each)}>
              <b>{what(each, wanted)}</b>
              <span>{span(Date.parse(each.slot.start), Date.parse(each.slot.end), now, site.timeZone)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function what(alternative: Alternative, wanted: Wanted): string {
  switch (alternative.kind) {
    case 'OTHER_TIME': return `Le même ${wanted}, à une autre heure`
    case 'OTHER_SITE': return `Le même ${wanted}, à ${alternative.site.name}`
    case 'TWIN_TOOL': return alternative.twins.map(twin => twin.tool.name).join(', ')
  }
}
