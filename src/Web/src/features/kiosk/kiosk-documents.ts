import { graphql, type ResultOf } from '../../graphql/graphql'
import { ItemView } from '../../on-site/item-view'
import { RefusalFacts } from '../../refusals/refusal-facts'

const VisitView = graphql(
  `
  fragment VisitView on Visit @_unmask {
    id
    rentalId
    purpose
    status
    until
    stuck { unit chooseUntil }
    items { ...ItemView }
  }
`,
  [ItemView],
)

export type VisitFacts = ResultOf<typeof VisitView>

export const ReadPass = graphql(
  `mutation ReadPass($input: ReadPassInput!) { shown: readPass(input: $input) { visit { ...VisitView } before refusal { ...RefusalFacts } } }`,
  [VisitView, RefusalFacts],
)

export const EnterPin = graphql(
  `mutation EnterPin($input: EnterPinInput!) { shown: enterPin(input: $input) { visit { ...VisitView } before refusal { ...RefusalFacts } } }`,
  [VisitView, RefusalFacts],
)

export const OpenEntrance = graphql(
  `mutation OpenEntrance($visit: ID!) { openEntrance(visit: $visit) { visit { ...VisitView } refusal { ...RefusalFacts } } }`, [VisitView, RefusalFacts])

export const EndVisit = graphql(`mutation EndVisit($visit: ID!, $purpose: PassPurpose!) { endVisit(visit: $visit, purpose: $purpose) { refusal { ...RefusalFacts } } }`, [RefusalFacts])

export const LookAtVisit = graphql(
  `query LookAtVisit($id: ID!) { visit(id: $id) { visit { ...VisitView } before refusal { ...RefusalFacts } } }`, [VisitView, RefusalFacts])
