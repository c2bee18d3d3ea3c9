import { Client, fetchExchange } from 'urql'

import { readingsInTime } from '../../graphql/readings-in-time'

const clients = new Map<string, Client>()

/** Sites without a network: their kiosks reach nobody. */
const cut = new Set<string>()

export function cutLine(site: string, isCut: boolean): void {
  if (isCut) cut.add(site)
  else cut.delete(site)
}

/** The kiosk of a site. Its credential is known to everybody, as src/Silo/Demo/DemoDevices.cs makes it: there is one in the demo only. */
export function kioskAt(site: string): Client {
  const known = clients.get(site) ?? new Client({
    url: '/graphql',
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetch: (asked, options) => (cut.has(site) ? Promise.reject(new TypeError('There is no network.')) : fetch(asked, options)),
    fetchOptions: { headers: { 'X-Toolbox24': '1', Authorization: `Bearer t24d_demo-kiosk-${site.replaceAll('-', '')}` } },
    exchanges: [readingsInTime, fetchExchange],
  })
  clients.set(site, known)
  return known
}
