import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'

import { type Booking, useStage } from '../../../cockpit/stage'
import { LookAtRental, WatchRental } from './rental-documents'
import type { RentalFacts } from './rental-view'
import { STATUS } from './rental-words'

/** A rental as it was told last, whoever told it: the answer to a question, a change, the subscription. */
export function useRental(id: string | null): { rental: RentalFacts | null; heard: (rental: RentalFacts) => void; read: () => void } {
  const client = useClient()
  const { jumps, tell, watchBooking } = useStage()
  const [rental, setRental] = useState<RentalFacts | null>(null)
  const told = useRef('')

  const heard = useCallback(
    (next: RentalFacts) => {
      setRental(next)
      watchBooking(isLive(next) ? bookingOf(next) : null)
      const news = `${next.reference} : ${STATUS[next.status].toLowerCase()}`
      if (told.current !== news) tell({ from: 'phone', text: news })
      told.current = news
    },
    [tell, watchBooking],
  )

  const read = useCallback(() => {
    if (id !== null) void client.query(LookAtRental, { id }).toPromise().then(({ data }) => data?.rental && heard(data.rental))
  }, [client, id, heard])

  // Read again after a jump: what cancelling costs goes by the time.
  useEffect(() => {
    if (id === null) return

    read()
    const watching = client.subscription(WatchRental, { id }).subscribe(({ data }) => data?.rentalChanged && heard(data.rentalChanged))
    return () => watching.unsubscribe()
  }, [client, id, heard, read, jumps])

  return { rental: rental?.id === id ? rental : null, heard, read }
}

const LIVE: ReadonlySet<RentalFacts['status']> = new Set([
  'HELD', 'AWAITING_PAYMENT', 'PAYMENT_FAILED', 'CONFIRMED', 'PICKING_UP', 'ACTIVE', 'RETURNING',
])

function isLive({ status }: RentalFacts): boolean {
  return LIVE.has(status)
}

function bookingOf({ id, reference, slot }: RentalFacts): Booking {
  return { id, reference, start: Date.parse(slot.start), end: Date.parse(slot.end) }
}
