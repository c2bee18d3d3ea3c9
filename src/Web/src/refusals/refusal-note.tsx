import { useStage } from '../cockpit/stage'
import { WhyNote } from '../lib/why-note'
import { Instead } from './instead'
import { insteadOf, type Wanted } from './instead-words'
import { type Alternative, factsOf, type Refusal } from './refusal-facts'
import { refusalWords } from './refusal-words'
import { whyRefused } from './why-refused'

type RefusalNoteProps = { refusal: Refusal; now: number; wanted?: Wanted; onTake?: (alternative: Alternative) => void }

/** Why not, in words, and what can be had instead. */
export function RefusalNote({ refusal, now, wanted = 'outil', onTake }: RefusalNoteProps) {
  const { site } = useStage()
  const facts = factsOf(refusal)

  return (
    <div className="refusal" role="alert">
      <p>{refusalWords(facts, now, site.timeZone)}</p>
      <WhyNote why={whyRefused(facts, now, site.timeZone)} />
      {onTake && <Instead alternatives={insteadOf(facts)} wanted={wanted} now={now} onTake={onTake} />}
    </div>
  )
}
