import { expect, test } from 'vitest'

import { answered } from './answered'

test('what had no answer is asked again, and no more once there is one', async () => {
  const answers = [undefined, undefined, 'in', 'again']
  expect(await answered(() => Promise.resolve(answers.shift()), [0, 0, 0])).toBe('in')
  expect(answers).toEqual(['again'])
})

test('what never has an answer is given up', async () => {
  let asked = 0
  expect(await answered(() => Promise.resolve(void asked++), [0, 0])).toBeUndefined()
  expect(asked).toBe(3)
})
