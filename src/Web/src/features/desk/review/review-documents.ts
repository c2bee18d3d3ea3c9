import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const ReturnUnderReview = graphql(`
  query ReturnUnderReview($id: ID!) {
    decisionReasons { kind text }
    rental(id: $id) {
      id
      reference
      status
      slot { start end }
      site { name timeZone }
      customer { standing reason account { name email phone } }
      payments { purpose attempt status amount { cents } taken { cents } refunded { cents } captureBefore }
      onSite { meterSince backAt overdueSince }
      items {
        unit
        status
        tool { name drawing }
        locker { name }
        evidenceAtPickup { photos video }
        evidenceAtReturn { photos video }
        decision { kind amount { cents } at noticeEnds answeredAt }
        overrun { total { cents } }
      }
      units { id code }
      returnReview {
        history { returns late damaged }
        doors { at what unit }
        claim { by until }
        items {
          unit
          pickupReport
          returnReport
          isBlind
          due
          escalatedUntil
          deposit { cents }
          texts { kind text at }
          before { source urls }
          advice { colour score reasons findings contributions { signal value weight points } }
        }
      }
    }
  }
`)

export const DamagesOfTool = graphql(`query DamagesOfTool($unit: ID!) { damagesOf(unit: $unit) { label price { cents } wear amount { cents } } }`)

export const ClaimReturn = graphql(
  `mutation ClaimReturn($rental: ID!) { claimReturn(rental: $rental) { claim { by until } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const GiveUpReturn = graphql(
  `mutation GiveUpReturn($rental: ID!) { releaseReturn(rental: $rental) { claim { by until } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const DecideReturn = graphql(
  `mutation DecideReturn($input: DecideReturnInput!) { decideReturn(input: $input) { rental { id status } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export type Reviewed = ResultOf<typeof ReturnUnderReview>
export type ReviewedRental = NonNullable<Reviewed['rental']>
export type RentalItem = ReviewedRental['items'][number]
export type ReturnReview = NonNullable<ReviewedRental['returnReview']>
export type ReviewedItem = ReturnReview['items'][number]
export type Advice = NonNullable<ReviewedItem['advice']>
export type DoorLine = ReturnReview['doors'][number]
export type Reason = Reviewed['decisionReasons'][number]
export type Damage = ResultOf<typeof DamagesOfTool>['damagesOf'][number]
