import { expect, test } from 'vitest'

import { alertWords, withAlert } from './alert-words'
import type { Alert } from './safety-documents'

const alert = (id: string, severity: string, openedAt: string, more: object = {}) =>
  ({ id, kind: 'FIRE', severity, openedAt, acknowledgedAt: null, closedAt: null, ...more }) as unknown as Alert
const dark = alert('dark', 'MAJOR', '2026-11-22T11:00:00Z', { kind: 'POWER_CUT' })
const help = alert('help', 'URGENT', '2026-11-22T12:00:00Z', { kind: 'HELP_CALLED' })

test('what is urgent comes first, then what is older', () => {
  const fire = alert('fire', 'URGENT', '2026-11-22T11:30:00Z')
  expect(withAlert(withAlert([dark], help), fire).map(each => each.id)).toEqual(['fire', 'help', 'dark'])
})

test('an alert that changes keeps its place and one that is closed goes', () => {
  expect(withAlert([help, dark], { ...help, acknowledgedAt: '2026-11-22T12:05:00Z' })).toHaveLength(2)
  expect(withAlert([help, dark], { ...help, closedAt: '2026-11-22T12:10:00Z' })).toEqual([dark])
})

test('an alert is said in French', () => {
  expect(alertWords(help)).toBe('Appel à l’aide')
})
