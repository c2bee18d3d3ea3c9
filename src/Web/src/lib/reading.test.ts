import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { startReading } from './reading'

/** Readings that are answered by hand. */
function desk() {
  const asked: ((answer: string | null) => void)[] = []
  const taken: (string | null)[] = []
  const reading = startReading<string>(() => new Promise(resolve => asked.push(resolve)), answer => taken.push(answer))
  const answer = async (words: string | null) => {
    asked.at(-1)!(words)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { asked, taken, reading, answer }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('it is read at once, and when asked to', async () => {
  const { asked, taken, reading, answer } = desk()
  await answer('one')
  reading.again()
  await answer('two')
  expect(taken).toEqual(['one', 'two'])
  expect(asked).toHaveLength(2)
})

test('who asks while it is being read has it read once more afterwards', async () => {
  const { asked, taken, reading, answer } = desk()
  reading.again()
  reading.again()
  expect(asked).toHaveLength(1)
  await answer('before')
  expect(asked).toHaveLength(2)
  await answer('after')
  expect(taken).toEqual(['before', 'after'])
  expect(asked).toHaveLength(2)
})

test('where there was no answer it is read again by itself', async () => {
  const { asked, taken, answer } = desk()
  await answer(null)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(5000)
  await answer('there')
  expect(taken).toEqual([null, 'there'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(2)
})

test('a reading that breaks is one without an answer', async () => {
  const taken: unknown[] = []
  const { stop } = startReading(() => Promise.reject(new Error('no line')), answer => taken.push(answer))
  await vi.advanceTimersByTimeAsync(0)
  stop()
  expect(taken).toEqual([null])
})

test('once it is stopped nothing is taken or read', async () => {
  const { asked, taken, reading, answer } = desk()
  reading.stop()
  await answer('late')
  reading.again()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(taken).toEqual([])
  expect(asked).toHaveLength(1)
})
