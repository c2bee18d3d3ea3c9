import { expect, test } from 'vitest'

import { newId } from './uuid'

test('an id is of version 7 and begins with its milliseconds', () => {
  const id = newId(0x0123456789ab)
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newId(0x0123456789ab)).not.toBe(id)
})
