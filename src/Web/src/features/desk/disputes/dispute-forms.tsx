import { useState } from 'react'
import { useMutation } from 'urql'

import { euros } from '../../../lib/money'
import { DeedNote } from '../deed-note'
import { centsOf } from '../review/decision'
import { useDeed } from '../use-deed'
import { AnswerDispute, ConcludeDispute } from './dispute-documents'
import { type Conclusion, refundOf } from './dispute-words'

/** What the customer is told by mail. */
export function Answer({ dispute, onAnswered }: { dispute: string; onAnswered: () => void }) {
  const [text, setText] = useState('')
  const [, answer] = useMutation(AnswerDispute)
  const deed = useDeed()
  const send = () => deed.act(async () => {
    const { data, error } = await answer({ input: { dispute, text } })
    return { error, refusal: data?.answerDispute.refusal }
  }, onAnswered)

  return (
    <form className="desk-words" onSubmit={event => { event.preventDefault(); void send() }}>
      <label className="field">
        <span>Votre réponse, envoyée par courriel</span>
        <textarea rows={3} maxLength={2000} required value={text} onChange={event => setText(event.target.value)} />
      </label>
      <DeedNote deed={deed} />
      <button type="submit" className="main" disabled={deed.isBusy || text.trim() === ''}>Répondre au client</button>
    </form>
  )
}

const CHOICES: readonly { conclusion: Conclusion; name: string }[] = [
  { conclusion: 'stands', name: 'Maintenir' }, { conclusion: 'part', name: 'Rendre une partie' }, { conclusion: 'all', name: 'Tout rendre' },
]

/** How it ends. */
export function Conclude({ dispute, captured, onConcluded }: { dispute: string; captured: number; onConcluded: () => void }) {
  const [conclusion, choose] = useState<Conclusion>('stands')
  const [typed, setTyped] = useState('')
  const [, conclude] = useMutation(ConcludeDispute)
  const deed = useDeed()
  const refund = refundOf(conclusion, centsOf(typed), captured)
  const end = () => deed.act(async () => {
    const { data, error } = await conclude({ input: { dispute, refund: refund ?? 0 } })
    return { error, refusal: data?.concludeDispute.refusal }
  }, onConcluded)

  return (
    <form className="desk-words" onSubmit={event => { event.preventDefault(); void end() }}>
      <fieldset className="desk-kinds three">
        <legend>Conclusion</legend>
        {CHOICES.map(each => (
          <label key={each.conclusion} className="card">
            <input type="radio" name="conclusion" checked={conclusion === each.conclusion} onChange={() => choose(each.conclusion)} />
            <span><b>{each.name}</b></span>
          </label>
        ))}
      </fieldset>
      {conclusion === 'part' && (
        <label className="field"><span>Montant rendu, sur {euros(captured)}</span><input value={typed} inputMode="decimal" onChange={event => setTyped(event.target.value)} /></label>
      )}
      <DeedNote deed={deed} />
      <button type="submit" className="main" disabled={deed.isBusy || refund === null}>
        {refund ? `Conclure et rendre ${euros(refund)}` : 'Conclure : la décision tient'}
      </button>
    </form>
  )
}
