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

/** What was asked while the clock jumped may have no answer. */
const SOON = 1500

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
  const { site, jumps, tell, rental } = useStage()
  const key = `kiosk alone ${site.id}`
  const [memory, setMemory] = useState<Memory>(() => ({ ...NOTHING, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Memory>) }))
  const keep = useCallback((more: Partial<Memory>) => setMemory(before => ({ ...before, ...more })), [])
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(memory)), [key, memory])

  useEffect(() => {
    if (isCut) return
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    async function read() {
      const [briefing, places] = await Promise.all([
        client.query(Briefing, {}).toPromise(),
        clientOf('operateur').client.query(PlacesAt, { site: site.id }).toPromise(),
      ])
      if (isOver) return
      if (briefing.data) keep({ briefing: briefing.data.kioskBriefing })
      if (places.data) keep({
        places: places.data.unitsAt.flatMap(({ id, code, tool, locker }) => (locker ? [{ unit: id, plate: code, tool: tool.name, drawing: tool.drawing, locker }] : [])),
      })
      timer = setTimeout(() => void read(), briefing.data && places.data ? EVERY : SOON)
    }

    void read()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
    // Whoever plays with it does not wait for the next time.
  }, [client, isCut, jumps, keep, site.id, rental?.status])

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
