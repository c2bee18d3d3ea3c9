import { graphql, type ResultOf } from '../graphql/graphql'

const AlertView = graphql(`
  fragment AlertView on Incident @_unmask {
    id
    kind
    severity
    openedAt
    acknowledgedAt
    closedAt
  }
`)

const PremisesView = graphql(`
  fragment PremisesView on Premises @_unmask {
    inside
    occupiedSince
  }
`)

export const ReadSafety = graphql(
  `query ReadSafety($site: ID!) { siteAlerts(site: $site) { ...AlertView } premises(site: $site) { ...PremisesView } }`,
  [AlertView, PremisesView],
)

export const WatchAlerts = graphql(`subscription WatchAlerts($site: ID!) { siteAlert(siteId: $site) { ...AlertView } }`, [AlertView])

export const WatchPremises = graphql(
  `subscription WatchPremises($site: ID!) { premisesChanged(siteId: $site) { ...PremisesView } }`,
  [PremisesView],
)

export const AcknowledgeAlert = graphql(`mutation AcknowledgeAlert($id: ID!) { acknowledgeIncident(incident: $id) { refusal { code } } }`)

export type Alert = ResultOf<typeof AlertView>
export type Premises = ResultOf<typeof PremisesView>
