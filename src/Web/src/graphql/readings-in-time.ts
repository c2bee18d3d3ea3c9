import { makeOperation, mapExchange } from 'urql'

/** How long an answer to a reading is waited for, in milliseconds. */
const PATIENCE = 30_000

/** Gives up a reading that nobody answers, so that it is asked for again. A change is waited for: nobody could say whether it was made. */
export const readingsInTime = mapExchange({
  onOperation: operation => {
    if (operation.kind !== 'query') return operation

    const { fetch: ask = fetch } = operation.context
    return makeOperation('query', operation, {
      ...operation.context,
      fetch: (asked, options) => {
        const limit = AbortSignal.timeout(PATIENCE)
        return ask(asked, { ...options, signal: options?.signal ? AbortSignal.any([options.signal, limit]) : limit })
      },
    })
  },
})
