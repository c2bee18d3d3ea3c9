import { useEffect, useState } from 'react'
import { useClient } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { graphql } from '../../../graphql/graphql'
import { fromBase64Url } from '../../../lib/base64url'
import { type Purpose, stepAt, toSign, written } from '../../../lib/pass-code'
import { startReading } from '../../../lib/reading'
import { type Refusal, RefusalFacts } from '../../../refusals/refusal-facts'
import { keyOf, type PhoneKey } from './phone-key'

const CreatePass = graphql(
  `mutation CreatePass($input: CreatePassInput!) { createPass(input: $input) { pass { grant from until } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

type Pass = { key: PhoneKey; grant: Uint8Array; from: number }

export type PassState =
  | { kind: 'asking' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'unreachable' }
  | { kind: 'shown'; text: string; from: number }

/** The code that is shown now. Once there is a pass, it changes without a connection. */
export function usePass(rental: string, purpose: Purpose, now: number): PassState {
  const client = useClient()
  const { persona, jumps } = useStage()
  const [pass, setPass] = useState<Pass | PassState>({ kind: 'asking' })
  const [shown, setShown] = useState<{ of: Pass; step: number; text: string } | null>(null)
  const step = stepAt(now)

  // Asked again after a jump: the same phone has the same pass, unless its time has changed.
  useEffect(() => startReading(
    async () => {
      const key = await keyOf(persona!)
      const { data } = await client.mutation(CreatePass, { input: { rental, purpose, phoneKey: key.publicKey } }).toPromise()
      return data ? { key, ...data.createPass } : null
    },
    // A pass that is there goes on without a connection.
    answer => setPass(before => {
      if (!answer) return 'kind' in before ? { kind: 'unreachable' } : before
      if (answer.refusal) return { kind: 'refused', refusal: answer.refusal }
      return answer.pass ? { key: answer.key, grant: fromBase64Url(answer.pass.grant), from: Date.parse(answer.pass.from) } : before
    }),
  ).stop, [client, persona, rental, purpose, jumps])

  useEffect(() => {
    if ('kind' in pass) return

    let isOver = false
    const signed = toSign(pass.grant, step)
    void pass.key.sign(signed).then(signature => {
      if (!isOver) setShown({ of: pass, step, text: written(signed, signature) })
    })
    return () => {
      isOver = true
    }
  }, [pass, step])

  if ('kind' in pass) return pass
  // After a jump the code before it is worth nothing.
  return shown?.of === pass && Math.abs(shown.step - step) <= 1 ? { kind: 'shown', text: shown.text, from: pass.from } : { kind: 'asking' }
}
