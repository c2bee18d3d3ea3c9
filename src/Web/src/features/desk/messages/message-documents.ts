import { graphql, type ResultOf } from '../../../graphql/graphql'
import { RefusalFacts } from '../../../refusals/refusal-facts'

export const ThreadView = graphql(`
  fragment ThreadView on Thread @_unmask {
    rental { id reference site { name timeZone } tools { id name drawing } }
    waitsSince
    unread
    customerRead
    messages { number side at text }
  }
`)

export const ThreadsToAnswer = graphql(`query ThreadsToAnswer { threadsToAnswer { ...ThreadView } }`, [ThreadView])

export const ThreadOfRental = graphql(
  `
  query ThreadOfRental($rental: ID!) {
    thread(rental: $rental) { ...ThreadView }
    rental(id: $rental) { id reference site { name timeZone } tools { id name drawing } }
  }
`,
  [ThreadView],
)

export const WatchThread = graphql(`subscription WatchThread($rental: ID!) { threadChanged(rental: $rental) { ...ThreadView } }`, [ThreadView])

export const WriteMessage = graphql(
  `mutation WriteMessage($rental: ID!, $text: String!) { writeMessage(rental: $rental, text: $text) { refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export const MarkThreadRead = graphql(
  `mutation MarkThreadRead($rental: ID!, $upTo: Int!) { markThreadRead(rental: $rental, upTo: $upTo) { refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

/** What was written about a rental, and what that is. */
export type Talk = ResultOf<typeof ThreadOfRental>
