// Plays scenes over WebSockets against the address given, and prints {scene, outcome} for each, one line of JSON a scene.
'use strict';

const { createClient, CloseCode } = require('graphql-ws');
const WebSocket = require('ws');

const url = process.argv[2];
const client = (options = {}) => createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });

// Asks, and gathers what comes: data of each result, then "complete", or why it failed.
const ask = (from, payload) => new Promise((resolve) => {
  const outcome = [];
  from.subscribe(payload, {
    next: (result) => outcome.push(result),
    error: (error) => resolve([...outcome, error.code ? { code: error.code, reason: error.reason } : { errors: error }]),
    complete: () => resolve([...outcome, 'complete']),
  });
});

// Sends frames as they are, and gathers messages until the socket closes, or until enough have come.
const raw = (frames, { protocol = 'graphql-transport-ws', enough, origin } = {}) => new Promise((resolve) => {
  const socket = new WebSocket(url, protocol, origin ? { origin } : undefined);
  const outcome = [];
  socket.on('open', () => frames.forEach((frame) => socket.send(frame)));
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    if (message.type === 'ping') return;
    outcome.push(message);
    if (outcome.length === enough) socket.terminate();
  });
  socket.on('unexpected-response', (_, response) => resolve([{ status: response.statusCode }]));
  socket.on('error', () => {});
  socket.on('close', (code, reason) => resolve(code === 1006 ? outcome : [...outcome, { code, reason: String(reason) }]));
});

const init = '{"type":"connection_init"}';
const subscribe = (id, query) => JSON.stringify({ id, type: 'subscribe', payload: { query } });

const scenes = {
  query: () => ask(client(), { query: '{ greeting }' }),
  mutation: () => ask(client(), { query: 'mutation { rename(to: "Perfo") }' }),
  subscription: () => ask(client(), { query: 'subscription { count(to: 3) }' }),
  variables: () => ask(client(), { query: 'subscription($to: Int!) { count(to: $to) }', variables: { to: 1 } }),
  invalid: () => ask(client(), { query: '{ nothing }' }),
  syntax: () => ask(client(), { query: '{' }),
  'two at once': async () => {
    const one = client();
    return Promise.all([ask(one, { query: 'subscription { count(to: 2) }' }), ask(one, { query: '{ greeting }' })]);
  },
  // Only the query after it is completed by the server.
  'completed by the client': () => new Promise((resolve) => {
    const outcome = [];
    const one = client({ on: { message: (message) => outcome.push(message.type) } });
    const end = one.subscribe({ query: 'subscription { forever }' }, {
      next: () => {
        end();
        ask(one, { query: '{ greeting }' }).then((after) => resolve([outcome.filter((type) => type === 'complete').length, after]));
      },
      error: resolve,
      complete: () => {},
    });
  }),
  ping: () => new Promise((resolve) => {
    const one = client({ lazy: false, keepAlive: 10, on: { pong: (received) => received && (one.dispose(), resolve(['pong'])) } });
  }),
  forbidden: () => ask(client({ connectionParams: { password: 'wrong' } }), { query: '{ greeting }' }),
  'not introduced': () => raw([subscribe('1', '{ greeting }')]),
  'introduced twice': () => raw([init, init]),
  'same id twice': () => raw([init, subscribe('1', 'subscription { forever }'), subscribe('1', 'subscription { forever }')]),
  'id used again': () => raw([init, subscribe('1', '{ greeting }')], { enough: 3 }),
  'not JSON': () => raw([init, '{"type":']),
  'no type': () => raw([init, '{"id":"1"}']),
  'unknown type': () => raw([init, '{"type":"shout"}']),
  'no id': () => raw([init, '{"type":"subscribe","payload":{"query":"{ greeting }"}}']),
  'no payload': () => raw([init, '{"id":"1","type":"subscribe"}']),
  'payload without query': () => raw([init, '{"id":"1","type":"subscribe","payload":{}}']),
  'binary frame': () => raw([Buffer.from(init)]),
  'no protocol': () => raw([], { protocol: [] }),
  'another site': () => raw([], { origin: 'https://elsewhere.example' }),
  'type after payload': () => raw([init, '{"id":"1","payload":{"query":"{ greeting }"},"type":"subscribe"}'], { enough: 3 }),
};

async function run() {
  for (const [scene, play] of Object.entries(scenes)) {
    process.stdout.write(JSON.stringify({ scene, outcome: await play() }) + '\n');
  }
  process.exit(0);
}

if (CloseCode.SubprotocolNotAcceptable !== 4406) throw new Error('The protocol has changed.');
run();
