import { useEffect, useRef } from 'react'
import { type AnyVariables, type CombinedError, createRequest, type TypedDocumentNode, useQuery } from 'urql'

import { useLast } from '../../lib/use-last'
import { useDesk } from './desk-context'

/** What the staff read is in the audit log: not more often than this, in milliseconds. */
const PACE = 1500

/** What did not come is asked for again after this, in milliseconds. */
const RETRY = 5000

/** An error where there is nothing to show; what has once been read stays until it can be read again. */
export type Live<Data> = { data: Data | undefined; error: CombinedError | undefined; again: () => void }

/** An answer that is read again when something has happened, or when it did not come. It is always to these variables. */
export function useLive<Data, Variables extends AnyVariables>(query: TypedDocumentNode<Data, Variables>, variables: Variables): Live<Data> {
  const { beat } = useDesk()
  const [answer, again] = useQuery<Data, AnyVariables>({ query: query as TypedDocumentNode<Data>, variables })
  const whole = useLast(answer.data && !answer.error ? answer : undefined)
  const asked = useRef({ at: 0, beat })
  const { fetching: isReading } = answer
  const hasFailed = answer.error !== undefined

  useEffect(() => {
    // A reading begun anew would throw away the one that is under way: what happens meanwhile is read after it.
    if (isReading) return

    const isNews = asked.current.beat !== beat
    if (!isNews && !hasFailed) return

    const timer = setTimeout(() => {
      asked.current = { at: Date.now(), beat }
      again()
    }, isNews ? Math.max(0, asked.current.at + PACE - Date.now()) : RETRY)
    return () => clearTimeout(timer)
  }, [beat, isReading, hasFailed, again])

  // While the next is read, urql shows the last one, whatever it was to.
  const { key } = createRequest(query, variables)
  const shown = [whole, answer].find(each => each?.operation?.key === key)
  return { data: shown?.data, error: shown?.error, again }
}
