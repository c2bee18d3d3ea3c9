import { useStage } from '../cockpit/stage'
import { span } from '../lib/moments'
import { insteadWords, possible, type Wanted } from './instead-words'
import type { Alternative } from './refusal-facts'

type InsteadProps = { alternatives: readonly Alternative[]; wanted: Wanted; now: number; onTake: (alternative: Alternative) => void }

/** What can be had instead, each of it one press away. */
export function Instead({ alternatives, wanted, now, onTake }: InsteadProps) {
  const { site } = useStage()
  const choices = possible(alternatives, wanted)
  if (choices.length === 0) return null

  return (
    <>
      <p className="instead">À la place :</p>
      <ul>
        {choices.map(each => (
          <li key={`${each.kind} ${each.slot.start} ${each.site.id} ${each.twins[0]?.tool.id}`}>
            <button type="button" className="choice" onClick={() => onTake(each)}>
              <b>{insteadWords(each, wanted)}</b>
              <span>{span(Date.parse(each.slot.start), Date.parse(each.slot.end), now, site.timeZone)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
