import { useStage } from '../cockpit/stage'
import { span } from '../lib/moments'
import type { Alternative } from './refusal-facts'

type InsteadProps = { alternatives: readonly Alternative[]; now: number; onTake: (alternative: Alternative) => void }

/** What can be had instead, each of it one press away. */
export function Instead({ alternatives, now, onTake }: InsteadProps) {
  const { site } = useStage()
  if (alternatives.length === 0) return null

  return (
    <>
      <p className="instead">À la place :</p>
      <ul>
        {alternatives.map(each => (
          <li key={`${each.kind} ${each.slot.start} ${each.site.id} ${each.twins[0]?.tool.id}`}>
            <button type="button" className="choice" onClick={() => onTake(each)}>
              <b>{what(each)}</b>
              <span>{span(Date.parse(each.slot.start), Date.parse(each.slot.end), now, site.timeZone)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function what(alternative: Alternative): string {
  switch (alternative.kind) {
    case 'OTHER_TIME': return 'Le même outil, à une autre heure'
    case 'OTHER_SITE': return `Le même outil, à ${alternative.site.name}`
    case 'TWIN_TOOL': return alternative.twins.map(twin => twin.tool.name).join(', ')
  }
}
