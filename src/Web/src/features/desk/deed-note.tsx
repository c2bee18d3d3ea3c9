import { demoNow } from '../../lib/demo-time'
import { FailureNote } from '../../refusals/failure-note'
import { RefusalNote } from '../../refusals/refusal-note'
import type { Deed } from './use-deed'

/** Why something was not done. Where who sits here must prove who they are, the demo does it for them. */
export function DeedNote({ deed: { error, refusal, prove } }: { deed: Deed }) {
  return (
    <>
      <FailureNote error={error} />
      {refusal && <RefusalNote refusal={refusal} now={demoNow()} />}
      {prove && (
        <div className="proof" role="alert">
          <p><b>Second facteur.</b> Avant d’aller plus loin, confirmez que c’est vous. La démonstration saisit le code à votre place.</p>
          <button type="button" className="main" onClick={prove}>Confirmer mon identité</button>
        </div>
      )}
    </>
  )
}
