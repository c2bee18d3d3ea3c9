import { useState } from 'react'
import type { CombinedError } from 'urql'

import { factsOf, type Refusal } from '../../refusals/refusal-facts'
import { useDesk } from './desk-context'

/** What came of asking for something: nothing is wrong where both are missing. */
export type Outcome = { error?: CombinedError | undefined; refusal?: Refusal | null | undefined }

export type Deed = {
  isBusy: boolean
  refusal: Refusal | null
  error: CombinedError | undefined
  /** Proves again who sits here, and asks again; null where that is not the matter. */
  prove: (() => void) | null
  act: (ask: () => Promise<Outcome>, done?: () => void) => Promise<void>
}

type State = { isBusy: boolean; refusal: Refusal | null; error: CombinedError | undefined; again: (() => Promise<void>) | null }

const IDLE: State = { isBusy: false, refusal: null, error: undefined, again: null }

/** Asks for something, and keeps why it was refused until it is asked for again. */
export function useDeed(): Deed {
  const { session } = useDesk()
  const [{ isBusy, refusal, error, again }, setState] = useState(IDLE)

  async function act(ask: () => Promise<Outcome>, done?: () => void): Promise<void> {
    setState({ ...IDLE, isBusy: true })
    const outcome = await ask()
    const { error: failure, refusal: no } = outcome
    setState({ isBusy: false, refusal: no ?? null, error: failure, again: () => act(ask, done) })
    if (!failure && !no) done?.()
  }

  const needsProof = refusal !== null && factsOf(refusal).__typename === 'StepUpNeeded' && again !== null
  return {
    isBusy, error, act,
    refusal: needsProof ? null : refusal,
    prove: needsProof ? () => { session.forget(); void again() } : null,
  }
}
