import { useCallback, useEffect, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { clientOf } from '../../graphql/client'
import { demoNow } from '../../lib/demo-time'
import { isTrouble, standingWords } from './door-words'
import { type Door, type Locker, Wall, WatchDoors, WatchLockers } from './wall-documents'

const AHEAD = 30 * 86_400_000

export type WallState = { lockers: readonly Locker[]; doors: ReadonlyMap<string, Door>; hasFailed: boolean }

const NOTHING: WallState = { lockers: [], doors: new Map(), hasFailed: false }

/** The wall of the site as it stands, told of each change. Read anew after a jump, and whenever the line comes back. */
export function useWall(): WallState & { heard: (door: Door) => void } {
  const client = useClient()
  const { site, jumps, tell } = useStage()
  const [{ of, state }, setWall] = useState({ of: site.id, state: NOTHING })

  const change = useCallback(
    (to: (state: WallState) => WallState) => setWall(before => ({ of: site.id, state: to(before.of === site.id ? before.state : NOTHING) })),
    [site.id],
  )
  const heard = useCallback(
    (door: Door) => change(before => ({ ...before, doors: new Map(before.doors).set(door.id, door) })),
    [change],
  )

  useEffect(() => {
    const names = new Map<string, string>([[site.id, 'Entrée']])
    const told = new Map<string, string>()
    const span = { from: new Date(demoNow()).toISOString(), until: new Date(demoNow() + AHEAD).toISOString() }
    const read = () => void client.query(Wall, { site: site.id, ...span }).toPromise().then(({ data }) => {
      for (const locker of data?.site?.lockers ?? []) names.set(locker.id, locker.name)
      change(before => data?.site
        ? { lockers: data.site.lockers, doors: new Map(data.doors.map(door => [door.id, door])), hasFailed: false }
        : { ...before, hasFailed: true })
    })

    read()
    const onLine = clientOf('operateur').socket.on('connected', read)
    const doors = client.subscription(WatchDoors, { site: site.id }).subscribe(({ data }) => {
      if (!data?.doorChanged) return
      heard(data.doorChanged)
      const door = data.doorChanged
      const text = `${names.get(door.id) ?? 'Porte'} ${standingWords(door)}`

      // A door also speaks of what the journal does not tell.
      if (told.get(door.id) !== text) tell({ from: 'wall', text, isTrouble: isTrouble(door) })
      told.set(door.id, text)
    })
    const lockers = client.subscription(WatchLockers, { site: site.id, ...span }).subscribe(({ data }) => {
      if (!data) return
      const locker = data.lockerChanged
      change(before => ({ ...before, lockers: before.lockers.map(each => (each.id === locker.id ? locker : each)) }))
      tell({ from: 'wall', text: `${locker.name} : ${locker.promised.length > 0 ? 'promis à un client' : 'plus promis à personne'}` })
    })
    return () => {
      onLine()
      doors.unsubscribe()
      lockers.unsubscribe()
    }
  }, [client, site.id, jumps, change, heard, tell])

  return { ...(of === site.id ? state : NOTHING), heard }
}
