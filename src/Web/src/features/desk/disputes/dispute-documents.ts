import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const DisputeView = graphql(`
  fragment DisputeView on Dispute @_unmask {
    id
    unit
    status
    captured { cents }
    refund { cents }
    answerBy
    isLate
    mayConclude
    rental { id reference site { name timeZone } items { unit tool { name drawing } decision { kind amount { cents } at } } }
    timeline { side status at text photos }
  }
`)

export const OpenDisputes = graphql(`query OpenDisputes { disputes { ...DisputeView } }`, [DisputeView])

export const DisputeFile = graphql(`query DisputeFile($id: ID!) { dispute(id: $id) { ...DisputeView } }`, [DisputeView])

export const AnswerDispute = graphql(
  `mutation AnswerDispute($input: DisputeWordsInput!) { answerDispute(input: $input) { dispute { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const ConcludeDispute = graphql(
  `mutation ConcludeDispute($input: ConcludeDisputeInput!) { concludeDispute(input: $input) { dispute { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export type Dispute = ResultOf<typeof DisputeView>
