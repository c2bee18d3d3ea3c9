import { useCallback, useEffect, useMemo, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { clientOf } from '../../../graphql/client'
import { demoNow } from '../../../lib/demo-time'
import { factsOf } from '../../../refusals/refusal-facts'
import { refusalWords } from '../../../refusals/refusal-words'
import { Briefing, type BriefingFacts, PlacesAt, TellVisits } from './alone-documents'
import type { AloneVisit, Place, Told } from './alone-visit'

/** How often a kiosk that has a line asks what it needs without one. */
const EVERY = 20_000

type Memory = {
  briefing: BriefingFacts | null
  places: readonly Place[]
  used: readonly string[]
  /** Who is inside, let in without us. */
  visit: AloneVisit | null
  untold: readonly Told[]
}

export type Alone = Memory & { keep: (more: Partial<Memory>) => void }

const NOTHING: Memory = { briefing: null, places: [], used: [], visit: null, untold: [] }

/** What the kiosk keeps to work alone, over a reload of the page too; and tells once it can. */
export function useMemory(isCut: boolean): Alone {
  const client = useClient()
  const { site, jumps, tell } = useStage()
  const key = `kiosk alone ${site.id}`
  const [memory, setMemory] = useState<Memory>(() => ({ ...NOTHING, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Memory>) }))
  const keep = useCallback((more: Partial<Memory>) => setMemory(before => ({ ...before, ...more })), [])
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(memory)), [key, memory])

  useEffect(() => {
    if (isCut) return
    const read = () => {
      void client.query(Briefing, {}).toPromise().then(({ data }) => data && keep({ briefing: data.kioskBriefing }))
      void clientOf('operateur').client.query(PlacesAt, { site: site.id }).toPromise().then(({ data }) => data && keep({
        places: data.unitsAt.flatMap(({ id, code, tool, locker }) => (locker ? [{ unit: id, plate: code, tool: tool.name, drawing: tool.drawing, locker }] : [])),
      }))
    }

    read()
    const timer = setInterval(read, EVERY)
    return () => clearInterval(timer)
  }, [client, isCut, jumps, keep, site.id])

  // First of all what happened meanwhile. Told twice, it is the same visit.
  const { untold } = memory
  useEffect(() => {
    if (isCut || untold.length === 0) return
    void client.mutation(TellVisits, { visits: [...untold] }).toPromise().then(({ data }) => {
      if (!data) return
      tell({ from: 'kiosk', text: `La borne raconte ${untold.length === 1 ? 'une visite' : `${untold.length} visites`} sans réseau` })
      for (const { refusal } of data.tellVisits)
        if (refusal) tell({ from: 'kiosk', text: refusalWords(factsOf(refusal), demoNow(), site.timeZone), isTrouble: true })
      const told = new Set(data.tellVisits.map(each => each.id))
      setMemory(before => ({ ...before, untold: before.untold.filter(each => !told.has(each.id)) }))
    })
  }, [client, isCut, untold, tell, site.timeZone])

  return useMemo(() => ({ ...memory, keep }), [memory, keep])
}
