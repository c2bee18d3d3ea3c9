import { useStage } from '../../cockpit/stage'
import { type WorldWall, worldWall } from './world-wall'

type SitePeopleProps = {
  world: WorldWall
  /** How many the server knows of; null where it was told nothing. */
  inside: number | null
  act: (does: Promise<WorldWall>, done: string) => void
}

const EXITS: Readonly<Record<WorldWall['exit'], string>> = { shut: 'fermée, s’ouvre de l’intérieur', free: 'libérée', blocked: 'bloquée' }

/** Who is in the shop, and what may befall them. */
export function SitePeople({ world, inside, act }: SitePeopleProps) {
  const { site } = useStage()
  const told = inside !== null && inside !== world.inside ? ` (le serveur en compte ${inside})` : ''
  return (
    <div className="site-faults" role="group" aria-labelledby="people-title">
      <h3 id="people-title">Compteur de personnes : {world.inside}{told} · sortie {EXITS[world.exit]}</h3>
      <button type="button" className="quiet" onClick={() => act(worldWall.enter(site.id), 'Quelqu’un entre dans le magasin')}>Entrer</button>
      <button
        type="button" className="quiet" disabled={world.inside === 0 || world.isTrapped}
        onClick={() => act(worldWall.leave(site.id), 'Quelqu’un sort du magasin')}
      >
        Une personne sort
      </button>
      <button type="button" className="fault" onClick={() => act(worldWall.help(site.id), 'Quelqu’un appuie sur le bouton d’aide')}>Appeler à l’aide</button>
      <button
        type="button" className="fault" aria-pressed={world.isOnFire}
        onClick={() => act(worldWall.fire(site.id, !world.isOnFire), world.isOnFire ? 'Fin de l’incendie' : 'Incendie : la sortie est libérée')}
      >
        {world.isOnFire ? 'Éteindre le feu' : 'Incendie'}
      </button>
      <button
        type="button" className="fault" aria-pressed={world.isTrapped} disabled={world.inside === 0}
        onClick={() => act(worldWall.trap(site.id, !world.isTrapped), world.isTrapped ? 'La sortie s’ouvre de nouveau' : 'Quelqu’un est bloqué à l’intérieur')}
      >
        {world.isTrapped ? 'Débloquer la sortie' : 'Bloquer la sortie'}
      </button>
    </div>
  )
}
