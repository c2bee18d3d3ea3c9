// One page to try the API by hand; subscriptions go over a WebSocket of the same site.
const socket = new URL('/graphql', location.href)
socket.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'

const fetcher = GraphiQL.createFetcher({ url: '/graphql', subscriptionUrl: socket.href })
const defaultQuery = `{
  sites {
    name
    lockers {
      name
      tool { name }
    }
  }
}
`
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery }),
)
