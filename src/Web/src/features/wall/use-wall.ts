import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { whenConnected } from '../../graphql/client'
import { demoNow } from '../../lib/demo-time'
import { Latest } from '../../lib/latest'
import { type Reading, startReading } from '../../lib/reading'
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
  const reading = useRef<Reading | null>(null)
  const read = useCallback(() => void reading.current?.again(), [])

  useEffect(() => {
    const latest = { doors: new Latest<Door>(door => door.id), lockers: new Latest<Locker>(locker => locker.id) }
    const names = new Map<string, string>([[site.id, 'Entrée']])
    const told = new Map<string, string>()
    const span = { from: new Date(demoNow()).toISOString(), until: new Date(demoNow() + AHEAD).toISOString() }
    const change = (to: (state: WallState) => WallState) =>
      setWall(before => ({ of: site.id, state: to(before.of === site.id ? before.state : NOTHING) }))

    const current = startReading(
      () => {
        latest.doors.begin()
        latest.lockers.begin()
        return client.query(Wall, { site: site.id, ...span }).toPromise().then(({ data }) => data?.site ? { doors: data.doors, lockers: data.site.lockers } : null)
      },
      answer => {
        if (!answer) {
          change(before => ({ ...before, hasFailed: true }))
          return
        }
        for (const locker of answer.lockers) names.set(locker.id, locker.name)
        const [doors, lockers] = [latest.doors.join(answer.doors), latest.lockers.join(answer.lockers)]
        change(() => ({ lockers, doors: new Map(doors.map(door => [door.id, door])), hasFailed: false }))
      },
    )
    reading.current = current
    const onLine = whenConnected(client, () => void current.again())
    const doors = client.subscription(WatchDoors, { site: site.id }).subscribe(({ data }) => {
      if (!data?.doorChanged) return
      const door = data.doorChanged
      latest.doors.told(door)
      change(before => ({ ...before, doors: new Map(before.doors).set(door.id, door) }))
      const text = `${names.get(door.id) ?? 'Porte'} ${standingWords(door)}`

      // A door also speaks of what the journal does not tell.
      if (told.get(door.id) !== text) tell({ from: 'wall', text, isTrouble: isTrouble(door) })
      told.set(door.id, text)
    })
    const lockers = client.subscription(WatchLockers, { site: site.id, ...span }).subscribe(({ data }) => {
      if (!data) return
      const locker = data.lockerChanged
      latest.lockers.told(locker)
      change(before => ({ ...before, lockers: before.lockers.map(each => (each.id === locker.id ? locker : each)) }))
      tell({ from: 'wall', text: `${locker.name} : ${locker.promised.length > 0 ? 'promis à un client' : 'plus promis à personne'}` })
    })
    return () => {
      current.stop()
      onLine()
      doors.unsubscribe()
      lockers.unsubscribe()
    }
  }, [client, site.id, jumps, tell])

  return { ...(of === site.id ? state : NOTHING), read }
}
