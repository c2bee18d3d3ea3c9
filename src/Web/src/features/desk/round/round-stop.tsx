import { useState } from 'react'
import { useMutation } from 'urql'

import { Drawing } from '../../../lib/drawing'
import { DeedNote } from '../deed-note'
import { useDeed } from '../use-deed'
import { ClearUnit, CondemnUnit, type Stop } from './round-documents'
import { DONE, type Done, noteOf, WHY } from './round-words'

type RoundStopProps = { stop: Stop & { unit: NonNullable<Stop['unit']> }; onDone: () => void }

/** One unit before an agent's eyes. */
export function RoundStop({ stop: { unit, reason }, onDone }: RoundStopProps) {
  const [done, setDone] = useState<readonly Done[]>(['Contrôlé'])
  const [more, setMore] = useState('')
  const [, clear] = useMutation(ClearUnit)
  const [, condemn] = useMutation(CondemnUnit)
  const deed = useDeed()
  const note = noteOf(done, more)

  const back = () => deed.act(async () => {
    const { data, error } = await clear({ unit: unit.id, note })
    return { error, refusal: data?.clearUnit.refusal }
  }, onDone)
  const repair = () => deed.act(async () => {
    const { data, error } = await condemn({ unit: unit.id })
    return { error, refusal: data?.condemnUnit.refusal }
  }, onDone)

  return (
    <form className="desk-file" aria-label={`${unit.tool.name} ${unit.code}`} onSubmit={event => { event.preventDefault(); void back() }}>
      <header className="desk-stop-head">
        <Drawing name={unit.tool.drawing} />
        <div>
          <h3>{unit.tool.name}</h3>
          <p><span className="plate">{unit.code}</span> <span className="fine">{unit.locker ? `casier ${unit.locker.name}` : 'hors casier'}, {WHY[reason]}</span></p>
        </div>
      </header>
      <fieldset className="desk-kinds">
        <legend>Ce qui est fait</legend>
        {DONE.map(each => (
          <label key={each} className="card">
            <input type="checkbox" checked={done.includes(each)} onChange={event => setDone(event.target.checked ? [...done, each] : done.filter(one => one !== each))} />
            <span><b>{each}</b></span>
          </label>
        ))}
      </fieldset>
      <label className="field"><span>Autre chose</span><input value={more} maxLength={300} onChange={event => setMore(event.target.value)} /></label>
      <DeedNote deed={deed} />
      <button type="submit" className="main" disabled={deed.isBusy || note === ''}>Remettre en service</button>
      <button type="button" className="danger" disabled={deed.isBusy} onClick={() => void repair()}>Envoyer en réparation</button>
    </form>
  )
}
