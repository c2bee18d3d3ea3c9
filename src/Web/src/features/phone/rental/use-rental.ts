import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { type Told, useTold } from '../../../graphql/use-told'
import { LookAtRental, WatchRental } from './rental-documents'
import type { RentalFacts } from './rental-view'
import { STATUS } from './rental-words'

/** A rental as it stands, told of each change. Read anew after a jump: what cancelling costs goes by the time. */
export function useRental(id: string | null): Told<RentalFacts> {
  const client = useClient()
  const { jumps, tell, showRental } = useStage()
  const said = useRef('')

  const ask = useMemo(() => (id === null ? null : () => client.query(LookAtRental, { id }).toPromise().then(({ data }) => data?.rental ?? null)), [client, id])
  const watch = useCallback((told: (rental: RentalFacts) => void) => {
    const watching = client.subscription(WatchRental, { id: id ?? '' }).subscribe(({ data }) => data?.rentalChanged && told(data.rentalChanged))
    return () => watching.unsubscribe()
  }, [client, id])
  const rental = useTold(ask, watch, jumps)
  const { value } = rental

  useEffect(() => {
    if (!value) return
    showRental(value)
    const words = `${value.reference} : ${STATUS[value.status].toLowerCase()}`
    if (said.current !== words) tell({ from: 'phone', text: words })
    said.current = words
  }, [value, showRental, tell])

  return rental
}
