import { graphql } from '../../../graphql/graphql'
import { AlternativeView, RefusalFacts } from '../../../refusals/refusal-facts'
import { RentalView } from '../rental/rental-view'

export const OfferOf = graphql(
  `
  query OfferOf(
    $id: ID!, $isPack: Boolean!, $items: [RentalItemInput!]!, $tools: [NeedInput!]!, $packs: [ID!]!, $site: ID!, $slot: SlotInput!
  ) {
    tool(id: $id) @skip(if: $isPack) { id name drawing description notice protectiveEquipment }
    pack(id: $id) @include(if: $isPack) { id name description discountPerMille items { quantity tool { id name drawing protectiveEquipment } } }
    quote(input: { site: $site, slot: $slot, items: $items }) {
      quote { total { cents } vat { cents } deposit { cents } freeUntil feeBeforeStart { cents } feeAfterStart { cents } why lines { tool { name } total { cents } why } }
      refusal { ...RefusalFacts }
    }
    availability(input: { site: $site, slot: $slot, tools: $tools, packs: $packs }) {
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
