import { Client, fetchExchange, gql } from 'urql'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { readingsInTime } from './readings-in-time'

beforeEach(() => {
  vi.useFakeTimers()
  // The runtime's own keeps to a clock that nobody moves.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(patience => {
    const limit = new AbortController()
    setTimeout(() => limit.abort(new DOMException('Too late.', 'TimeoutError')), patience)
    return limit.signal
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A server that keeps the line and says nothing. */
const silent = vi.fn((_: unknown, options?: RequestInit) => new Promise<Response>((_answer, giveUp) => {
  options?.signal?.addEventListener('abort', () => giveUp(options.signal?.reason))
}))

const client = () => new Client({ url: 'http://api.example/graphql', preferGetMethod: false, fetch: silent, exchanges: [readingsInTime, fetchExchange] })

test('a reading that nobody answers has failed after half a minute', async () => {
  const reading = client().query(gql`query Sites { sites { name } }`, {}).toPromise()

  await vi.advanceTimersByTimeAsync(30_000)

  expect((await reading).error?.networkError?.name).toBe('TimeoutError')
})

test('a change is waited for', async () => {
  const answered = vi.fn()
  void client().mutation(gql`mutation Leave { leave { id } }`, {}).toPromise().then(answered)

  await vi.advanceTimersByTimeAsync(3_600_000)

  expect(silent).toHaveBeenCalled()
  expect(answered).not.toHaveBeenCalled()
})

test('who no longer asks is no longer answered', async () => {
  const { unsubscribe } = client().query(gql`query Sites { sites { name } }`, {}).subscribe(() => {})
  await vi.advanceTimersByTimeAsync(1)

  unsubscribe()

  expect(silent.mock.lastCall?.[1]?.signal?.aborted).toBe(true)
})
