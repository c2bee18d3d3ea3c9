// One page to try the API by hand; subscriptions go over a WebSocket of the same site.
const socket = new URL('/graphql', location.href)
socket.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'

// The server wants this header with every request of a session: no page of another origin can add it.
const headers = { 'X-Toolbox24': '1' }
const fetcher = GraphiQL.createFetcher({ url: '/graphql', subscriptionUrl: socket.href, headers })
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
