import { useState } from 'react'
import { useMutation, useQuery } from 'urql'

import { euros } from '../../../lib/money'
import { DeedNote } from '../deed-note'
import { useDeed } from '../use-deed'
import { cannedFor, type Draft, firstDraft, inputOf, KINDS, missing, pressWords, takes, turn } from './decision'
import { DamageFields } from './damage-fields'
import { DamagesOfTool, DecideReturn, type Reason } from './review-documents'

type DecideProps = { rental: string; unit: string; deposit: number; reasons: readonly Reason[]; onDecided: () => void }

/** What is to come of one tool. */
export function Decide({ rental, unit, deposit, reasons, onDecided }: DecideProps) {
  const [{ data }] = useQuery({ query: DamagesOfTool, variables: { unit } })
  const [, decide] = useMutation(DecideReturn)
  const [draft, setDraft] = useState<Draft>(() => firstDraft(reasons))
  const [isPressed, setPressed] = useState(false)
  const deed = useDeed()
  const damages = data?.damagesOf ?? []
  const lacks = missing(draft, damages)

  function submit() {
    setPressed(true)
    if (lacks) return
    void deed.act(async () => {
      const { data: said, error } = await decide({ input: inputOf(draft, rental, unit) })
      return { error, refusal: said?.decideReturn.refusal }
    }, onDecided)
  }

  return (
    <form className="desk-decide" onSubmit={event => { event.preventDefault(); submit() }}>
      <fieldset className="desk-kinds">
        <legend>Décision</legend>
        {KINDS.map(({ kind, name, what }) => (
          <label key={kind} className="card">
            <input type="radio" name={`kind-${unit}`} checked={draft.kind === kind} onChange={() => setDraft(turn(draft, kind, reasons))} />
            <span><b>{name}</b><small>{what}</small></span>
          </label>
        ))}
      </fieldset>
      {takes(draft.kind) && <DamageFields draft={draft} damages={damages} onChange={setDraft} />}
      <label className="field">
        <span>Motif, que le client lira</span>
        <textarea rows={2} maxLength={500} value={draft.reason} onChange={event => setDraft({ ...draft, reason: event.target.value })} />
      </label>
      <div className="desk-canned" role="group" aria-label="Motifs tout prêts">
        {cannedFor(draft.kind, reasons).map(text => (
          <button key={text} type="button" className="quiet" aria-pressed={draft.reason === text} onClick={() => setDraft({ ...draft, reason: text })}>{text}</button>
        ))}
      </div>
      {takes(draft.kind) && <p className="fine">Sur {euros(deposit)} de dépôt. Le client a 24 heures pour répondre avant tout prélèvement.</p>}
      {isPressed && lacks && <p className="refusal" role="alert">{lacks}</p>}
      <DeedNote deed={deed} />
      <button type="submit" className="main" disabled={deed.isBusy}>{pressWords(draft, damages, deposit)}</button>
    </form>
  )
}
