import { useEffect, useRef } from 'react'
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useQuery } from 'urql'

import { useDesk } from './desk-context'

/** What the staff read is in the audit log: not more often than this, in milliseconds. */
const PACE = 1500

export type Live<Data> = { data: Data | undefined; error: CombinedError | undefined; again: () => void }

/** An answer that is read again when something has happened. */
export function useLive<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>, variables: Variables, isWanted = true,
): Live<Data> {
  const { beat } = useDesk()
  const [{ data, error }, again] = useQuery<Data, AnyVariables>({ query: query as TypedDocumentNode<Data>, variables, pause: !isWanted })
  const asked = useRef({ at: 0, beat })

  useEffect(() => {
    if (!isWanted || asked.current.beat === beat) return

    const timer = setTimeout(() => {
      asked.current = { at: Date.now(), beat }
      again()
    }, Math.max(0, asked.current.at + PACE - Date.now()))
    return () => clearTimeout(timer)
  }, [beat, isWanted, again])

  return { data, error, again }
}
