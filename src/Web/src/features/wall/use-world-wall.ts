import { useCallback, useEffect, useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { type WorldWall, worldWall } from './world-wall'

/** The simulator's own wall, and a way to do something to it. Looked at anew whenever something is heard of it. */
export function useWorldWall(heard: unknown): { world: WorldWall | null; act: (does: Promise<WorldWall>, done: string) => void } {
  const { site, tell } = useStage()
  const [{ of, world }, setWorld] = useState<{ of: string; world: WorldWall | null }>({ of: site.id, world: null })

  useEffect(() => {
    void worldWall.look(site.id).then(found => setWorld({ of: site.id, world: found })).catch(() => {})
  }, [site.id, heard])

  const act = useCallback(
    (does: Promise<WorldWall>, done: string) => void does
      .then(found => {
        setWorld({ of: site.id, world: found })
        tell({ from: 'wall', text: done })
      })
      .catch(() => tell({ from: 'wall', text: 'Rien ne bouge.', isTrouble: true })),
    [site.id, tell],
  )

  return { world: of === site.id ? world : null, act }
}
