import { useCallback, useEffect, useMemo, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { demoNow } from '../../../lib/demo-time'
import { factsOf } from '../../../refusals/refusal-facts'
import { refusalWords } from '../../../refusals/refusal-words'
import { Briefing, type BriefingFacts, TellVisits, TellWrongPins } from './alone-documents'
import type { AloneVisit, Told } from './alone-visit'

/** How often a kiosk that has a line asks what it needs without one. */
const EVERY = 20_000

/** What was asked while the clock jumped may have no answer. */
const SOON = 1500

type Memory = {
  briefing: BriefingFacts | null
  used: readonly string[]
  /** Who is inside, let in without us. */
  visit: AloneVisit | null
  /** The number of what the bridge was asked last. */
  sequence: number
  untold: readonly Told[]
  /** Wrong PINs that are still to be told. */
  wrongPins: readonly { at: string; lastFour: string }[]
}

export type Alone = Memory & { keep: (more: Partial<Memory>) => void }

const NOTHING: Memory = { briefing: null, used: [], visit: null, sequence: 0, untold: [], wrongPins: [] }

/** What the kiosk keeps to work alone, over a reload of the page too; and tells once it can. */
export function useMemory(isCut: boolean): Alone {
  const client = useClient()
  const { site, jumps, tell, rental } = useStage()
  const key = `kiosk alone ${site.id}`
  const [memory, setMemory] = useState<Memory>(() => ({ ...NOTHING, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Memory>) }))
  const keep = useCallback((more: Partial<Memory>) => setMemory(before => ({ ...before, ...more })), [])
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(memory)), [key, memory])
  const { untold, wrongPins } = memory

  useEffect(() => {
    // What is still to be told would be missing in it.
    if (isCut || wrongPins.length > 0) return
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    async function read() {
      const { data } = await client.query(Briefing, {}).toPromise()
      if (isOver) return
      if (data) keep({ briefing: data.kioskBriefing })
      timer = setTimeout(() => void read(), data ? EVERY : SOON)
    }

    void read()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
    // Whoever plays with it does not wait for the next time.
  }, [client, isCut, jumps, keep, wrongPins.length, rental?.status])

  // Wrong PINs before any is compared with a line. Told twice, they are the same.
  useEffect(() => {
    if (isCut || wrongPins.length === 0) return
    void client.mutation(TellWrongPins, { tries: [...wrongPins] }).toPromise().then(({ data }) => {
      if (data) setMemory(before => ({ ...before, wrongPins: before.wrongPins.filter(each => !wrongPins.includes(each)) }))
    })
  }, [client, isCut, wrongPins])

  // First of all what happened meanwhile. Told twice, it is the same visit.
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
