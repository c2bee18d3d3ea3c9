import { useCallback, useEffect, useRef, useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { type Reading, startReading } from '../../lib/reading'
import { type WorldWall, worldWall } from './world-wall'

/** The simulator's own wall, and a way to do something to it. Looked at anew whenever something is heard of it. */
export function useWorldWall(heard: unknown): { world: WorldWall | null; act: (does: Promise<unknown>, done: string) => void } {
  const { site, tell } = useStage()
  const [{ of, world }, setWorld] = useState<{ of: string; world: WorldWall | null }>({ of: site.id, world: null })
  const reading = useRef<Reading | null>(null)

  useEffect(() => {
    const current = startReading(() => worldWall.look(site.id), found => found && setWorld({ of: site.id, world: found }))
    reading.current = current
    return current.stop
  }, [site.id])

  useEffect(() => void reading.current?.again(), [heard])

  const act = useCallback(
    (does: Promise<unknown>, done: string) => void does
      .then(() => tell({ from: 'wall', text: done }), () => tell({ from: 'wall', text: 'Rien ne bouge.', isTrouble: true }))
      .then(() => void reading.current?.again()),
    [tell],
  )

  return { world: of === site.id ? world : null, act }
}
