import { graphql } from '../../../graphql/graphql'
import { AlternativeView, RefusalFacts } from '../../../refusals/refusal-facts'
import { RentalView } from '../rental/rental-view'

export const OfferOf = graphql(
  `
  query OfferOf($tool: ID!, $site: ID!, $slot: SlotInput!) {
    tool(id: $tool) { id name drawing description notice protectiveEquipment isFree(site: $site, slot: $slot) }
    quote(input: { site: $site, slot: $slot, items: [{ tool: $tool }] }) {
      quote { total { cents } vat { cents } deposit { cents } freeUntil why lines { total { cents } why } }
      refusal { ...RefusalFacts }
    }
    availability(input: { site: $site, slot: $slot, tools: [{ tool: $tool }] }) {
      isFree
      alternatives { ...AlternativeView }
      refusal { ...RefusalFacts }
    }
  }
`,
  [AlternativeView, RefusalFacts],
)

export const HoldRental = graphql(
  `
  mutation HoldRental($input: HoldRentalInput!) {
    holdRental(input: $input) { rental { ...RentalView } refusal { ...RefusalFacts } }
  }
`,
  [RentalView, RefusalFacts],
)
