import { useCallback, useEffect, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { whenConnected } from '../../graphql/client'
import { demoNow } from '../../lib/demo-time'
import { Latest } from '../../lib/latest'
import { isTrouble, standingWords } from './door-words'
import { type Door, type Locker, Wall, WatchDoors, WatchLockers } from './wall-documents'

const AHEAD = 30 * 86_400_000

export type WallState = { lockers: readonly Locker[]; doors: ReadonlyMap<string, Door>; hasFailed: boolean }

const NOTHING: WallState = { lockers: [], doors: new Map(), hasFailed: false }

/** The wall of the site as it stands, told of each change. Read anew after a jump, whenever the line comes back, and when asked to. */
export function useWall(): WallState & { read: () => void } {
  const client = useClient()
  const { site, jumps, tell } = useStage()
  const [{ of, state }, setWall] = useState({ of: site.id, state: NOTHING })
  const [latest] = useState(() => ({ doors: new Latest<Door>(door => door.id), lockers: new Latest<Locker>(locker => locker.id), names: new Map<string, string>() }))

  const change = useCallback(
    (to: (state: WallState) => WallState) => setWall(before => ({ of: site.id, state: to(before.of === site.id ? before.state : NOTHING) })),
    [site.id],
  )

  const read = useCallback(() => {
    const [settleDoors, settleLockers] = [latest.doors.begin(), latest.lockers.begin()]
    void client.query(Wall, { site: site.id, ...comingDays() }).toPromise().then(({ data }) => {
      const [doors, lockers] = [settleDoors(data?.doors ?? []), settleLockers(data?.site?.lockers ?? [])]
      if (!doors || !lockers) return
      for (const locker of lockers) latest.names.set(locker.id, locker.name)
      change(before => data?.site
        ? { lockers, doors: new Map(doors.map(door => [door.id, door])), hasFailed: false }
        : { ...before, hasFailed: true })
    })
  }, [client, site.id, latest, change])

  useEffect(() => {
    const told = new Map<string, string>()

    read()
    const onLine = whenConnected(client, read)
    const doors = client.subscription(WatchDoors, { site: site.id }).subscribe(({ data }) => {
      if (!data?.doorChanged) return
      const door = data.doorChanged
      latest.doors.told(door)
      change(before => ({ ...before, doors: new Map(before.doors).set(door.id, door) }))
      const text = `${latest.names.get(door.id) ?? (door.id === site.id ? 'Entrée' : 'Porte')} ${standingWords(door)}`

      // A door also speaks of what the journal does not tell.
      if (told.get(door.id) !== text) tell({ from: 'wall', text, isTrouble: isTrouble(door) })
      told.set(door.id, text)
    })
    const lockers = client.subscription(WatchLockers, { site: site.id, ...comingDays() }).subscribe(({ data }) => {
      if (!data) return
      const locker = data.lockerChanged
      latest.lockers.told(locker)
      change(before => ({ ...before, lockers: before.lockers.map(each => (each.id === locker.id ? locker : each)) }))
      tell({ from: 'wall', text: `${locker.name} : ${locker.promised.length > 0 ? 'promis à un client' : 'plus promis à personne'}` })
    })
    return () => {
      onLine()
      doors.unsubscribe()
      lockers.unsubscribe()
    }
  }, [client, site.id, jumps, latest, change, read, tell])

  return { ...(of === site.id ? state : NOTHING), read }
}

function comingDays(): { from: string; until: string } {
  return { from: new Date(demoNow()).toISOString(), until: new Date(demoNow() + AHEAD).toISOString() }
}
