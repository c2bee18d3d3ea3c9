import { useCallback, useEffect, useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { Latest } from '../../lib/latest'
import { type WorldWall, worldWall } from './world-wall'

/** The simulator's own wall, and a way to do something to it. Looked at anew whenever something is heard of it. */
export function useWorldWall(heard: unknown): { world: WorldWall | null; act: (does: Promise<unknown>, done: string) => void } {
  const { site, tell } = useStage()
  const [{ of, world }, setWorld] = useState<{ of: string; world: WorldWall | null }>({ of: site.id, world: null })
  const [latest] = useState(() => new Latest<WorldWall>(() => ''))

  const look = useCallback(() => {
    const settle = latest.begin()
    void worldWall.look(site.id).then(found => settle([found]) && setWorld({ of: site.id, world: found })).catch(() => {})
  }, [site.id, latest])

  useEffect(look, [look, heard])

  const act = useCallback(
    (does: Promise<unknown>, done: string) => void does
      .then(() => tell({ from: 'wall', text: done }), () => tell({ from: 'wall', text: 'Rien ne bouge.', isTrouble: true }))
      .then(look),
    [tell, look],
  )

  return { world: of === site.id ? world : null, act }
}
