import { useMutation } from 'urql'

import { graphql } from '../../../graphql/graphql'
import { WhyNote } from '../../../lib/why-note'
import { FailureNote } from '../../../refusals/failure-note'
import { RefusalFacts } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import type { RentalFacts } from '../rental/rental-view'

const TakeTwin = graphql(`mutation TakeTwin($input: RentalUnitInput!) { takeTwin(input: $input) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

const GiveUpLateTool = graphql(`mutation GiveUpLateTool($rental: ID!) { giveUpLateTool(rental: $rental) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

const LATE_WHY = [
  'Un outil rendu trop tard, ou qui attend un contrôle après son retour, n’est donné à personne.',
  'Un autre exemplaire du même outil prend sa place au même prix ; sinon tout vous est rendu, avec un dédommagement.',
]

/** The customer before has not brought the tool back: another one, or all the money and amends. */
export function LateTool({ rental, now, read }: { rental: RentalFacts; now: number; read: () => void }) {
  const [twin, takeTwin] = useMutation(TakeTwin)
  const [given, giveUp] = useMutation(GiveUpLateTool)
  const late = rental.items.find(item => item.isLate)
  if (!late) return null

  const refusal = twin.data?.takeTwin.refusal ?? given.data?.giveUpLateTool.refusal
  const isBusy = twin.fetching || given.fetching
  return (
    <div className="sheet">
      <p><b>{late.tool.name}</b> n’est pas encore revenu du client d’avant. Désolés : ce n’est pas votre faute, et cela ne vous coûte rien.</p>
      <WhyNote why={LATE_WHY} />
      <FailureNote error={twin.error ?? given.error} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      <button type="button" className="main" disabled={isBusy} onClick={() => void takeTwin({ input: { rental: rental.id, unit: late.unit } }).then(read)}>
        Prendre un autre exemplaire
      </button>
      <button type="button" className="quiet" disabled={isBusy} onClick={() => void giveUp({ rental: rental.id }).then(read)}>Être remboursé</button>
    </div>
  )
}
