import { useEffect, useMemo } from 'react'
import { useQuery } from 'urql'

import { ToCheck } from './wall-documents'

/** What is to be looked at is told by nobody. */
const AGAIN = 4_000

/** The lockers whose tool is for nobody until somebody has looked at it. */
export function useToCheck(site: string): ReadonlySet<string> {
  const [{ data }, read] = useQuery({ query: ToCheck, variables: { site }, requestPolicy: 'cache-and-network' })

  useEffect(() => {
    const timer = setInterval(() => document.hidden || read({ requestPolicy: 'network-only' }), AGAIN)
    return () => clearInterval(timer)
  }, [read])

  return useMemo(() => new Set((data?.agentRound ?? []).flatMap(({ unit }) => (unit?.locker ? [unit.locker.id] : []))), [data])
}
