import { graphql, type ResultOf } from '../../../graphql/graphql'
import { ItemView } from '../../../on-site/item-view'

/** A rental as the phone shows it. */
export const RentalView = graphql(
  `
  fragment RentalView on Rental @_unmask {
    id
    reference
    status
    heldUntil
    termsVersion
    slot { start end }
    site { id name timeZone }
    tools { id name drawing }
    price { rent { cents } deposit { cents } }
    payments { purpose attempt status amount { cents } taken { cents } refunded { cents } action declineCode }
    pendingChange { slot { start end } expiresAt }
    pickupDeadline
    cancellationAsked
    cancellationTerms { fee { cents } freeUntil absenceFee { cents } }
    due { cents }
    amends { cents }
    delay
    owedRent { cents }
    owedDamage { cents }
    withdrawalEnds
    withdrawalReceipt { reference at refunded { cents } }
    end { cause reason at }
    rentNow { cents }
    onSite {
      leftAt
      overdueSince
      lostAt
      debt { cents }
      backAt
      stuck { unit chooseUntil }
      extending { wanted { until rent { cents } } }
    }
    items { ...ItemView }
  }
`,
  [ItemView],
)

export type RentalFacts = ResultOf<typeof RentalView>
export type PaymentFacts = RentalFacts['payments'][number]
