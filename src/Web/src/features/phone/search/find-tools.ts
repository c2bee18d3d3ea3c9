import { graphql, type ResultOf } from '../../../graphql/graphql'

export const FindTools = graphql(`
  query FindTools($search: String, $site: ID!, $slot: SlotInput!) {
    tools(search: $search, filter: { site: $site }, first: 24) {
      nodes {
        id
        name
        drawing
        isFree(site: $site, slot: $slot)
        price(site: $site, slot: $slot) { withVat { cents } }
        deposit(site: $site) { cents }
      }
    }
    packs(search: $search, filter: { site: $site }, first: 6) {
      nodes {
        id
        name
        discountPerMille
        items { tool { name drawing } }
        isFree(site: $site, slot: $slot)
        deposit(site: $site) { cents }
      }
    }
  }
`)

export const DidYouMean = graphql(`
  query DidYouMean($search: String!) {
    didYouMean(search: $search)
  }
`)

export type FoundTool = NonNullable<NonNullable<ResultOf<typeof FindTools>['tools']>['nodes']>[number]
export type FoundPack = NonNullable<NonNullable<ResultOf<typeof FindTools>['packs']>['nodes']>[number]
