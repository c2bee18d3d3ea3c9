import { useCallback, useState } from 'react'
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql'

import type { Refusal } from '../refusals/refusal-facts'

type Done = { done: { refusal: Refusal | null } }

/** Asks for one thing at a time. True where it was done. */
export type Act = <Variables extends AnyVariables>(document: TypedDocumentNode<Done, Variables>, variables: Variables) => Promise<boolean>

export type Acts = {
  act: Act
  /** Anything else that may be refused or fail, and is waited for. */
  run: (work: () => Promise<Refusal | null>) => Promise<boolean>
  isBusy: boolean
  refusal: Refusal | null
  hasFailed: boolean
}

/**
 * What a party asks for, and why it was refused. Once it is done it is asked anew how things stand: until that is known nothing else can be
 * pressed, for it could be what was just done.
 */
export function useActs(onDone: () => Promise<void>): Acts {
  const client = useClient()
  const [state, setState] = useState<{ isBusy: boolean; refusal: Refusal | null; hasFailed: boolean }>({ isBusy: false, refusal: null, hasFailed: false })

  const run = useCallback(async (work: () => Promise<Refusal | null>) => {
    setState({ isBusy: true, refusal: null, hasFailed: false })
    const answer = await work().catch(() => 'failed' as const)
    const hasFailed = answer === 'failed'
    await onDone()
    setState({ isBusy: false, refusal: hasFailed ? null : answer, hasFailed })
    return answer === null
  }, [onDone])

  const act = useCallback<Act>((document, variables) => run(async () => {
    const { data, error } = await client.mutation(document, variables).toPromise()
    if (!data) throw error ?? new Error('No answer came.')
    return data.done.refusal
  }), [client, run])

  return { act, run, ...state }
}
