import { graphql } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

const MyThread = graphql(`
  fragment MyThread on Thread @_unmask {
    unread
    messages { number side at text }
  }
`)

export const ThreadOf = graphql(`query ThreadOf($rental: ID!) { thread(rental: $rental) { ...MyThread } }`, [MyThread])

export const WatchMyThread = graphql(`subscription WatchMyThread($rental: ID!) { threadChanged(rental: $rental) { ...MyThread } }`, [MyThread])

export const WriteToUs = graphql(
  `mutation WriteToUs($rental: ID!, $text: String!) { writeMessage(rental: $rental, text: $text) { refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const HaveRead = graphql(
  `mutation HaveRead($rental: ID!, $upTo: Int!) { markThreadRead(rental: $rental, upTo: $upTo) { refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)
