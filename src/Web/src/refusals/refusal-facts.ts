import { type FragmentOf, graphql, readFragment, type ResultOf } from '../graphql/graphql'

/** Something that can be had instead. */
export const AlternativeView = graphql(`
  fragment AlternativeView on Alternative @_unmask {
    kind
    slot { start end }
    site { id name }
    twins { tool { id name } }
  }
`)

/** Why not, with what is needed to say it in words and to offer something else. */
export const RefusalFacts = graphql(
  `
  fragment RefusalFacts on Refusal {
    __typename
    code
    ... on Unavailable { alternatives { ...AlternativeView } }
    ... on ToolTaken { conflict { start end } }
    ... on SiteShut { at }
    ... on SiteDoesNotAnswer { since }
    ... on PriceChanged { price { rent { cents } deposit { cents } } }
    ... on FeeChanged { fee { cents } }
    ... on SlotTooFarAhead { latest }
    ... on TooManyHolds { most }
    ... on TooManyRentals { most }
    ... on TooManyHoldsLately { most until }
    ... on TermsOutdated { version }
    ... on TooManyTries { wait }
    ... on NotYourTurn { before }
    ... on PassTooEarly { from }
    ... on TooEarlyToPickUp { from }
    ... on NotFreeYet { from }
    ... on ExtensionPriceChanged { price { cents } }
    ... on WrongSite { right graceUntil }
    ... on OwedChanged { owed { cents } }
    ... on SomebodyFollows { next: conflict { start end } }
    ... on BookingSuspended { reason since }
    ... on WithdrawalUnconfirmed { refund { cents } until }
  }
`,
  [AlternativeView],
)

export type Refusal = FragmentOf<typeof RefusalFacts>
export type Facts = ResultOf<typeof RefusalFacts>
export type Alternative = ResultOf<typeof AlternativeView>

export function factsOf(refusal: Refusal): Facts {
  return readFragment(RefusalFacts, refusal)
}
