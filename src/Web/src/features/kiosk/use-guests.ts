import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { hands } from '../../on-site/hands'
import { demoNow } from '../../lib/demo-time'
import { factsOf } from '../../refusals/refusal-facts'
import { refusalWords } from '../../refusals/refusal-words'
import { answered } from './answered'
import { EndVisit, LookAtVisit, OpenEntrance, type VisitFacts } from './kiosk-documents'
import { arrived, type Guest, heard, left } from './visit-stage'

/** How often the kiosk asks how its guests stand. */
const EVERY = 1500

/** How long the entrance takes to fall shut behind somebody. */
export const BEHIND = 2500

export type Guests = {
  guests: readonly Guest[]
  welcome: (visit: VisitFacts, before: number | null, byPhone: boolean) => void
  enter: (guest: Guest) => void
  goOnHere: (guest: Guest) => void
  end: (guest: Guest) => void
  read: () => Promise<void>
}

/** Who has shown themselves at this kiosk. What it knows it keeps over a reload of the page. */
export function useGuests(): Guests {
  const client = useClient()
  const { site, letIn, call, jumps, tell } = useStage()
  const key = `kiosk ${site.id}`
  const [guests, setGuests] = useState<readonly Guest[]>(() => kept(key))
  const latest = useRef(guests)

  useEffect(() => {
    latest.current = guests
    sessionStorage.setItem(key, JSON.stringify(guests))
    const inside = guests.find(each => each.before === 0 && each.visit && !each.isCalled)
    letIn(inside?.visit ? { rental: inside.visit.rentalId, purpose: inside.purpose } : null)
    call(guests.find(each => each.isCalled)?.visit?.rentalId ?? null)
  }, [guests, key, letIn, call])
  useEffect(() => () => {
    letIn(null)
    call(null)
  }, [letIn, call])

  const read = useCallback(async () => {
    await Promise.all(latest.current.map(async ({ id }) => {
      const { data } = await client.query(LookAtVisit, { id }).toPromise()
      const answer = data?.visit
      if (!answer) return
      const facts = answer.refusal && factsOf(answer.refusal)
      if (answer.visit) setGuests(before => heard(before, id, { visit: answer.visit! }))
      else if (facts?.__typename === 'NotYourTurn') setGuests(before => heard(before, id, { before: facts.before }))
      else if (facts?.code === 'VISIT_OVER') setGuests(before => heard(before, id, 'gone'))
    }))
  }, [client])

  useEffect(() => {
    void read()
    const timer = setInterval(() => void read(), EVERY)
    return () => clearInterval(timer)
  }, [read, jumps])

  const fallsShut = useCallback(() => void setTimeout(() => void hands.shut(site.id, site.id), BEHIND), [site.id])

  return useMemo<Guests>(() => ({
    guests, read,
    welcome(visit, before, byPhone) {
      setGuests(known => arrived(known, { id: visit.id, purpose: visit.purpose, byPhone, before, visit: before === 0 ? visit : null, isCalled: false }))
      if (before === 0) fallsShut()
    },
    enter(guest) {
      void client.mutation(OpenEntrance, { visit: guest.id }).toPromise().then(({ data }) => {
        const refusal = data?.openEntrance.refusal
        if (!data || refusal) {
          const text = refusal ? refusalWords(factsOf(refusal), demoNow(), site.timeZone) : 'L’entrée ne s’ouvre pas. Réessayez.'
          tell({ from: 'kiosk', text, isTrouble: true })
          return
        }
        setGuests(known => known.map(each => (each.id === guest.id ? { ...each, isCalled: false } : each)))
        fallsShut()
      })
    },
    goOnHere: guest => setGuests(known => known.map(each => (each.id === guest.id ? { ...each, byPhone: false } : each))),
    end: guest => void answered(async () => (await client.mutation(EndVisit, { visit: guest.id, purpose: guest.purpose }).toPromise()).data).then(data => {
      // Whoever we still believe inside keeps others out: it is pressed again.
      if (data) setGuests(known => left(known, guest))
      else tell({ from: 'kiosk', text: 'La borne n’a pas de réponse', isTrouble: true })
      void read()
    }),
  }), [guests, read, client, fallsShut, site.timeZone, tell])
}

function kept(key: string): Guest[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Guest[]
  } catch {
    return []
  }
}


