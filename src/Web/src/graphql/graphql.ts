import { initGraphQLTada } from 'gql.tada'

import type { introspection } from '../../generated/schema.d.ts'

/** Documents of the API, typed from the committed schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { DateTime: string; ID: string; Long: number; TimeSpan: string; UUID: string; LocalTime: string; Decimal: number }
}>()

export { readFragment } from 'gql.tada'
export type { FragmentOf, ResultOf } from 'gql.tada'
