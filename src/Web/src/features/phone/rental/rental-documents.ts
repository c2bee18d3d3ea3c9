import { graphql } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'
import { RentalView } from './rental-view'

export const LookAtRental = graphql(`query LookAtRental($id: ID!) { rental(id: $id) { ...RentalView } }`, [RentalView])

export const WatchRental = graphql(`subscription WatchRental($id: ID!) { rentalChanged(id: $id) { ...RentalView } }`, [RentalView])

export const MyRentals = graphql(`
  query MyRentals {
    myRentals(first: 10) { nodes { id reference status slot { start end } site { id name timeZone } tools { name drawing } } }
  }
`)

export const PayRental = graphql(
  `mutation PayRental($input: PayRentalInput!) { payRental(input: $input) { rental { ...RentalView } refusal { ...RefusalFacts } } }`,
  [RentalView, RefusalFacts],
)

export const CompletePayment = graphql(
  `mutation CompletePayment($rental: ID!) { completePayment(rental: $rental) { rental { ...RentalView } refusal { ...RefusalFacts } } }`,
  [RentalView, RefusalFacts],
)

export const PayOwed = graphql(
  `mutation PayOwed($input: PayOwedInput!) { payOwed(input: $input) { rental { ...RentalView } refusal { ...RefusalFacts } } }`,
  [RentalView, RefusalFacts],
)

export const WithdrawRental = graphql(
  `mutation WithdrawRental($input: WithdrawRentalInput!) { withdrawRental(input: $input) { rental { ...RentalView } refusal { ...RefusalFacts } } }`,
  [RentalView, RefusalFacts],
)

export const ReportLate = graphql(
  `mutation ReportLate($input: ReportLateInput!) { reportLate(input: $input) { rental { ...RentalView } refusal { ...RefusalFacts } } }`,
  [RentalView, RefusalFacts],
)

export const CancelRental = graphql(
  `mutation CancelRental($input: CancelRentalInput!) { cancelRental(input: $input) { rental { ...RentalView } refusal { ...RefusalFacts } } }`,
  [RentalView, RefusalFacts],
)

export const ChangeCosts = graphql(
  `
  query ChangeCosts($rental: ID!, $slot: SlotInput!) {
    rentalChange(rental: $rental, slot: $slot) {
      change { toPay { cents } toRefund { cents } depositBefore { cents } quote { total { cents } deposit { cents } } }
      refusal { ...RefusalFacts }
    }
  }
`,
  [RefusalFacts],
)

export const ChangeRental = graphql(
  `mutation ChangeRental($input: ChangeRentalInput!) { changeRental(input: $input) { rental { ...RentalView } refusal { ...RefusalFacts } } }`,
  [RentalView, RefusalFacts],
)
