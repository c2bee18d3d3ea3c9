import { authExchange } from '@urql/exchange-auth'
import { createClient as createSocket, type Client as Socket } from 'graphql-ws'
import { Client, type CombinedError, type ExecutionResult, fetchExchange, subscriptionExchange } from 'urql'

import { readingsInTime } from './readings-in-time'
import { type Persona, Session } from './session'

/** What a persona asks the API by, and is told of changes. */
export type PersonaClient = { client: Client; session: Session }

/** How long a line may say nothing to a question, in milliseconds. */
const PATIENCE = 15_000

/** How long is waited at most before a lost line is tried again, in milliseconds. */
const LONGEST_WAIT = 8000

const clients = new Map<Persona, PersonaClient>()
const sockets = new WeakMap<Client, Socket>()

/** Each persona has one client and one socket, opened when first needed. */
export function clientOf(persona: Persona): PersonaClient {
  const known = clients.get(persona)
  if (known) return known

  const made = create(new Session(persona))
  clients.set(persona, made)
  return made
}

/** What is to be done each time that a client's line is there, or there again: what happened meanwhile was not told. */
export function whenConnected(client: Client, act: () => void): () => void {
  return sockets.get(client)?.on('connected', act) ?? (() => {})
}

function create(session: Session): PersonaClient {
  const socket = openSocket(session)

  const client = new Client({
    url: '/graphql',
    // Every pane shows how things stand now: nothing is shown from memory.
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetchOptions: { headers: { 'X-Toolbox24': '1' } },
    exchanges: [
      readingsInTime,
      authExchange(async utils => {
        let authorization = await session.authorization()
        return {
          addAuthToOperation: operation => utils.appendHeaders(operation, { Authorization: authorization }),
          willAuthError: () => session.isOver(),
          didAuthError: isRefused,
          async refreshAuth() {
            session.renew()
            authorization = await session.authorization()
          },
        }
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: request => ({
          subscribe: sink => ({
            unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, {
              next: result => sink.next(result as ExecutionResult),
              error: failure => sink.error(failure),
              complete: () => sink.complete(),
            }),
          }),
        }),
      }),
    ],
  })
  sockets.set(client, socket)
  return { client, session }
}

/** A line that comes back soon after it was lost, and is given up where nothing answers on it any more. */
function openSocket(session: Session): Socket {
  let silence: ReturnType<typeof setTimeout> | undefined
  const socket: Socket = createSocket({
    url: new URL('/graphql', location.href).href.replace(/^http/, 'ws'),
    connectionParams: async () => ({ authorization: await session.authorization() }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: tries => new Promise(resolve => setTimeout(resolve, Math.min(500 * 2 ** tries, LONGEST_WAIT) * (0.75 + Math.random() / 2))),
    connectionAckWaitTimeout: PATIENCE,
    keepAlive: PATIENCE,
    on: {
      ping: isFromServer => {
        if (isFromServer) return
        silence = setTimeout(() => {
          // A page that was busy for so long has the answer, and reads it now.
          silence = setTimeout(() => socket.terminate(), 1000)
        }, PATIENCE)
      },
      pong: isFromServer => {
        if (isFromServer) clearTimeout(silence)
      },
      closed: () => clearTimeout(silence),
    },
  })
  return socket
}

function isRefused(error: CombinedError): boolean {
  return error.response?.status === 401 || error.graphQLErrors.some(one => one.extensions['code'] === 'AUTH_NOT_AUTHENTICATED')
}
