import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const IncidentView = graphql(`
  fragment IncidentView on Incident @_unmask {
    id
    kind
    severity
    openedAt
    assignee
    acknowledgedAt
    closedAt
    nextAlert
    rental
    site { name timeZone }
    entries { at by text }
  }
`)

export const AllIncidents = graphql(
  `
  query AllIncidents($isOpen: Boolean!, $wantsRota: Boolean! = true) {
    incidents(filter: { isOpen: $isOpen }) { ...IncidentView }
    onCall @include(if: $wantsRota) { id who rank start end }
  }
`,
  [IncidentView],
)

export const OneIncident = graphql(`query OneIncident($id: ID!) { incident(id: $id) { ...IncidentView } }`, [IncidentView])

export const WatchIncidents = graphql(`subscription WatchIncidents { incidentChanged { ...IncidentView } }`, [IncidentView])

export const OpenIncident = graphql(
  `mutation OpenIncident($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const AssignIncident = graphql(
  `mutation AssignIncident($incident: ID!, $to: ID!) { assignIncident(incident: $incident, to: $to) { incident { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const AcknowledgeIncident = graphql(
  `mutation AcknowledgeIncident($incident: ID!) { acknowledgeIncident(incident: $incident) { incident { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const FollowIncident = graphql(
  `mutation FollowIncident($incident: ID!, $text: String!) { followIncident(incident: $incident, text: $text) { incident { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const CloseIncident = graphql(
  `mutation CloseIncident($incident: ID!, $report: String!) { closeIncident(incident: $incident, report: $report) { incident { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export type Incident = ResultOf<typeof IncidentView>
export type Shift = NonNullable<ResultOf<typeof AllIncidents>['onCall']>[number]
