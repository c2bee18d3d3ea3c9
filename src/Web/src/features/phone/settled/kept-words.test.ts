import { expect, test } from 'vitest'

import type { Item } from '../../../on-site/item-view'
import { keptWords, releasedWords } from './kept-words'

const decided = (kind: 'RELEASE' | 'PARTIAL_CAPTURE', cents: number) => ({ decision: { kind, amount: { cents } } }) as Pick<Item, 'decision'>

test('what was kept is told, and what went back is not said never to have been taken', () => {
  expect(keptWords(decided('PARTIAL_CAPTURE', 75_00)).replace(/\s/g, ' ')).toBe('75 € retenus')
  expect([keptWords(decided('PARTIAL_CAPTURE', 0)), keptWords(decided('RELEASE', 0)), keptWords({ decision: null })])
    .toEqual(['tout est rendu', 'rien de retenu', 'rien de retenu'])
  expect(releasedWords([decided('RELEASE', 0), decided('PARTIAL_CAPTURE', 0)])).toContain('vous est rendu')
  expect(releasedWords([decided('RELEASE', 0)])).toContain('Rien n’a été débité')
})
