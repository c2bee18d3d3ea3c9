import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../cockpit/stage'
import { hands } from '../../on-site/hands'
import { factsOf } from '../../refusals/refusal-facts'
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
  read: () => void
}

/** Who has shown themselves at this kiosk. What it knows it keeps over a reload of the page. */
export function useGuests(): Guests {
  const client = useClient()
  const { site, letIn, call, jumps } = useStage()
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

  const read = useCallback(() => {
    for (const { id } of latest.current) {
      void client.query(LookAtVisit, { id }).toPromise().then(({ data }) => {
        const answer = data?.visit
        if (!answer) return
        const facts = answer.refusal && factsOf(answer.refusal)
        if (answer.visit) setGuests(before => heard(before, id, { visit: answer.visit! }))
        else if (facts?.__typename === 'NotYourTurn') setGuests(before => heard(before, id, { before: facts.before }))
        else if (facts?.code === 'VISIT_OVER') setGuests(before => heard(before, id, 'gone'))
      })
    }
  }, [client])

  useEffect(() => {
    read()
    const timer = setInterval(read, EVERY)
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
      void client.mutation(OpenEntrance, { visit: guest.id }).toPromise().then(() => {
        setGuests(known => known.map(each => (each.id === guest.id ? { ...each, isCalled: false } : each)))
        fallsShut()
      })
    },
    goOnHere: guest => setGuests(known => known.map(each => (each.id === guest.id ? { ...each, byPhone: false } : each))),
    end: guest => void client.mutation(EndVisit, { visit: guest.id, purpose: guest.purpose }).toPromise().then(() => {
      setGuests(known => left(known, guest))
      read()
    }),
  }), [guests, read, client, fallsShut])
}

function kept(key: string): Guest[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Guest[]
  } catch {
    return []
  }
}


