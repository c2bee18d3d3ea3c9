import { useStage } from '../../cockpit/stage'
import { isTrouble, POSITIONS } from './door-words'
import type { Door } from './wall-documents'
import { type WorldWall, worldWall } from './world-wall'

type SiteFaultsProps = {
  entrance: Door | undefined
  world: WorldWall | null
  act: (does: Promise<WorldWall>, done: string) => void
  isChosen: boolean
  onEntrance: () => void
}

/** The entrance, and what can befall the whole site. */
export function SiteFaults({ entrance, world, act, isChosen, onEntrance }: SiteFaultsProps) {
  const { site } = useStage()
  return (
    <div className="site-faults">
      <button type="button" className="quiet" aria-pressed={isChosen} data-trouble={(entrance && isTrouble(entrance)) || undefined} onClick={onEntrance}>
        Entrée : {POSITIONS[entrance?.position ?? 'UNKNOWN']}
      </button>
      {world && (
        <>
          <button
            type="button" className="fault" aria-pressed={!world.isOnline}
            onClick={() => act(worldWall.connect(site.id, !world.isOnline), world.isOnline ? 'Réseau du magasin coupé' : 'Réseau du magasin rétabli')}
          >
            {world.isOnline ? 'Couper le réseau' : 'Rétablir le réseau'}
          </button>
          <button
            type="button" className="fault" aria-pressed={!world.hasPower}
            onClick={() => act(worldWall.power(site.id, !world.hasPower), world.hasPower ? 'Courant coupé' : 'Courant rétabli : tout est relu')}
          >
            {world.hasPower ? 'Couper le courant' : 'Rétablir le courant'}
          </button>
        </>
      )}
    </div>
  )
}
