import { useStage } from '../../../cockpit/stage'
import { Drawing } from '../../../lib/drawing'
import { useNow } from '../../../lib/use-now'
import { useDesk } from '../desk-context'
import { Split } from '../split'
import { long } from '../time-left'
import { useLive } from '../use-live'
import { AgentRound } from './round-documents'
import { RoundStop } from './round-stop'
import { WHY } from './round-words'

/** What somebody is to look at, at the site that is shown; what is needed first comes first. */
export function Round() {
  const { site } = useStage()
  const { place, go } = useDesk()
  const now = useNow(10_000)
  const { data, error, again } = useLive(AgentRound, { site: site.id })
  const stops = (data?.agentRound ?? []).flatMap(stop => (stop.unit ? [{ ...stop, unit: stop.unit }] : []))
  const open = stops.find(stop => stop.unit.id === place.id)

  return (
    <Split
      open={open ? place.id : null}
      list={
        <>
          <p className="fine">Tournée de {site.name}</p>
          {error && <p className="refusal" role="alert">La tournée ne répond pas. Elle sera relue dans un instant.</p>}
          <ul className="desk-rows">
            {stops.map(({ unit, reason, since, neededAt }) => (
              <li key={unit.id}>
                <button type="button" className="desk-card" data-colour={neededAt ? 'red' : 'orange'} aria-pressed={place.id === unit.id} onClick={() => go({ tab: 'round', id: unit.id })}>
                  <Drawing name={unit.tool.drawing} />
                  <span className="desk-card-words">
                    <b>{unit.tool.name}</b>
                    <span><span className="plate">{unit.code}</span> <small>{unit.locker ? `casier\u00a0${unit.locker.name}` : 'hors casier'}</small></span>
                    <small className="desk-left" data-urgency={neededAt ? 'soon' : 'calm'}>{neededAt ? `Demandé dans ${long(Date.parse(neededAt) - now)}` : `Depuis ${long(now - Date.parse(since))}`}</small>
                  </span>
                  <span className="desk-card-tags"><span className="tag held">{WHY[reason]}</span></span>
                </button>
              </li>
            ))}
          </ul>
          {data && stops.length === 0 && <p className="desk-nothing">Tout est contrôlé ici. Changez de magasin au-dessus des casiers.</p>}
          {!data && !error && <p className="count" role="status">Lecture de la tournée…</p>}
        </>
      }
      detail={open ? <RoundStop key={open.unit.id} stop={open} onDone={() => { again(); go({ tab: 'round', id: null }) }} /> : null}
      hint="Choisissez un outil à contrôler."
    />
  )
}
