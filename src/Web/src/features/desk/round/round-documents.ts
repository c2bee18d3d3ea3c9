import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const AgentRound = graphql(`
  query AgentRound($site: ID!) {
    agentRound(site: $site) { reason since neededAt unit { id code hours tool { name drawing } locker { name } } }
  }
`)

export const ClearUnit = graphql(
  `mutation ClearUnit($unit: ID!, $note: String!) { clearUnit(unit: $unit, note: $note) { unit { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const CondemnUnit = graphql(
  `mutation CondemnUnit($unit: ID!) { condemnUnit(unit: $unit) { unit { id } refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export type Stop = ResultOf<typeof AgentRound>['agentRound'][number]
