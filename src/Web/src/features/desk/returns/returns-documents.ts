import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const WaitingView = graphql(`
  fragment WaitingView on ReturnToDecide @_unmask {
    colour
    due
    depositDies
    escalatedUntil
    claim { by until }
    rental { id reference site { name timeZone } tools { id name drawing } onSite { backAt } }
  }
`)

export const ReturnsToDecide = graphql(`query ReturnsToDecide { returnsToDecide(first: 100) { ...WaitingView } }`, [WaitingView])

export const ReleaseGreens = graphql(
  `mutation ReleaseGreens($rentals: [ID!]!) { decideGreens(rentals: $rentals) { id refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export type Waiting = ResultOf<typeof WaitingView>
