import { expect, test } from 'vitest'

import { noteOf } from './round-words'

test('what was done is written down in its order, with what was added', () => {
  expect(noteOf(['Nettoyé', 'Contrôlé'], ' Câble resserré ')).toBe('Contrôlé, nettoyé, câble resserré.')
  expect(noteOf([], '')).toBe('')
})
