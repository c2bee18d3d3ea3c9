import { useState } from 'react'
import { useMutation } from 'urql'

import { graphql } from '../../../graphql/graphql'
import { FailureNote } from '../../../refusals/failure-note'
import { RefusalFacts } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'

const BlockPasses = graphql(`mutation BlockPasses { blockPasses { blockedSince refusal { ...RefusalFacts } } }`, [RefusalFacts])

/** "Ce n’est pas moi": somebody else has fetched the tools. */
export function NotMe({ now }: { now: number }) {
  const [isOpen, setIsOpen] = useState(false)
  const [{ data, fetching, error }, block] = useMutation(BlockPasses)
  const refusal = data?.blockPasses.refusal

  if (data?.blockPasses.blockedSince) return (
    <p className="waiting" role="status">C’est noté. Plus aucun code ne retire d’outil à votre nom, et notre équipe est prévenue.</p>
  )
  return (
    <div className="not-me">
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>Ce n’est pas moi</button>
      {isOpen && (
        <div className="sheet">
          <p>Quelqu’un d’autre a retiré cet outil ? Vos codes et PIN n’ouvriront plus rien, et nous sommes prévenus aussitôt.</p>
          <FailureNote error={error} />
          {refusal && <RefusalNote refusal={refusal} now={now} />}
          <button type="button" className="danger" disabled={fetching} onClick={() => void block({})}>Tout bloquer</button>
        </div>
      )}
    </div>
  )
}
