import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const Briefing = graphql(`
  query Briefing { kioskBriefing { at serverKey expected { rental purpose units } revoked } }
`)

/** Where tools stand is in no briefing yet: the staff's list is read, as long as there is a line. */
export const PlacesAt = graphql(`query PlacesAt($site: ID!) { unitsAt(site: $site) { id code tool { name drawing } locker { id name } } }`)

export const TellVisits = graphql(
  `mutation TellVisits($visits: [AloneVisitInput!]!) { tellVisits(visits: $visits) { id refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export type BriefingFacts = ResultOf<typeof Briefing>['kioskBriefing']
