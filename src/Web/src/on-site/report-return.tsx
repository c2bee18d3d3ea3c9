import { useState } from 'react'

import { ReportReturn as Document } from './acts'
import type { Item, Party } from './item-view'
import { RETURN_REPORTS } from './item-words'
import { Next } from './next'
import type { Acts } from './use-acts'

type ReportReturnProps = { party: Party; item: Item; acts: Acts; onDone?: () => void }

/** How the tool comes back, in the customer's words where there is something to say. */
export function ReportReturn({ party, item, acts, onDone }: ReportReturnProps) {
  const [what, setWhat] = useState<NonNullable<Item['returnReport']>>(item.returnReport ?? 'NONE')
  const [text, setText] = useState('')

  async function report() {
    const input = { rental: party.rental, unit: item.unit, report: what, text: what === 'NONE' ? '' : text.trim() }
    if (await acts.act(Document, { input })) onDone?.()
  }

  return (
    <Next acts={acts} title="Quelque chose à signaler ?" text="Le dire vous-même vous évite toute discussion.">
      <form className="report" onSubmit={event => { event.preventDefault(); void report() }}>
        <div className="reports" role="radiogroup" aria-label={`État de : ${item.tool.name}`}>
          {RETURN_REPORTS.map(([each, words, more]) => (
            <label key={each} className="card">
              <input type="radio" name={`report-${item.unit}`} checked={what === each} onChange={() => setWhat(each)} />
              <span><b>{words}</b><small>{more}</small></span>
            </label>
          ))}
        </div>
        {what !== 'NONE' && (
          <label className="field">
            <span>Que s’est-il passé ?</span>
            <textarea value={text} maxLength={1000} rows={2} onChange={event => setText(event.target.value)} />
          </label>
        )}
        <button type="submit" className="main" disabled={acts.isBusy}>Continuer</button>
      </form>
    </Next>
  )
}
