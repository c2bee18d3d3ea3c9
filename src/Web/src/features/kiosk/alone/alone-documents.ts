import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const Briefing = graphql(`
  query Briefing {
    kioskBriefing {
      at kiosk site serverKey aloneKey pinIterations revoked
      pad { allowed firstDelay longestDelay within wrong }
      expected { rental purpose from until pinHash permit returnPermit away items { unit tool { name drawing } locker { id name } } }
    }
  }
`)

export const TellVisits = graphql(
  `mutation TellVisits($visits: [AloneVisitInput!]!) { tellVisits(visits: $visits) { id refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const TellWrongPins = graphql(`
  mutation TellWrongPins($tries: [WrongPinInput!]!) { tellWrongPins(tries: $tries) { allowed firstDelay longestDelay within wrong } }
`)

export type BriefingFacts = ResultOf<typeof Briefing>['kioskBriefing']

/** Somebody who may come. */
export type Expected = BriefingFacts['expected'][number]
