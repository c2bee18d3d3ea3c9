import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { whenConnected } from '../../../graphql/client'
import { LookAtRental, WatchRental } from './rental-documents'
import type { RentalFacts } from './rental-view'
import { STATUS } from './rental-words'

type Followed = { rental: RentalFacts | null; read: () => void }

/**
 * A rental as it stands: told by the subscription, or read. What an answer says is read and not shown, for it may come after news that is
 * newer; and so what was read while there was news is read again.
 */
export function useRental(id: string | null): Followed {
  const client = useClient()
  const { jumps, tell, showRental } = useStage()
  const [rental, setRental] = useState<RentalFacts | null>(null)
  const told = useRef('')
  const news = useRef({ of: id, count: 0 })

  const take = useCallback(
    (next: RentalFacts) => {
      setRental(next)
      showRental(next)
      const words = `${next.reference} : ${STATUS[next.status].toLowerCase()}`
      if (told.current !== words) tell({ from: 'phone', text: words })
      told.current = words
    },
    [tell, showRental],
  )

  const read = useCallback(() => {
    async function look(of: string) {
      const before = news.current.count
      const { data } = await client.query(LookAtRental, { id: of }).toPromise()
      if (!data?.rental || news.current.of !== of) return
      if (news.current.count === before) take(data.rental)
      else await look(of)
    }

    if (id !== null) void look(id)
  }, [client, id, take])

  // Read again after a jump: what cancelling costs goes by the time.
  useEffect(() => {
    news.current = { of: id, count: 0 }
    if (id === null) return

    read()
    const onLine = whenConnected(client, read)
    const watching = client.subscription(WatchRental, { id }).subscribe(({ data }) => {
      if (!data?.rentalChanged) return
      news.current.count++
      take(data.rentalChanged)
    })
    return () => {
      onLine()
      watching.unsubscribe()
    }
  }, [client, id, take, read, jumps])

  return { rental: rental?.id === id ? rental : null, read }
}
