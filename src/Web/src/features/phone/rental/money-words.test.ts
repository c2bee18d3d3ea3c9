import { expect, test } from 'vitest'

import { moneyLines } from './money-words'
import type { PaymentFacts } from './rental-view'

const payment = (purpose: string, attempt: number, status: string, cents: number) =>
  ({ purpose, attempt, status, amount: { cents }, taken: { cents }, refunded: { cents: 0 } }) as unknown as PaymentFacts
const say = (...payments: PaymentFacts[]) => moneyLines(payments).map(line => `${line.name} : ${line.words}`.replaceAll(/\s/g, ' '))

test('of each purpose the payment that was asked for last is told', () => {
  expect(say(payment('RENT', 1, 'DECLINED', 1100), payment('DEPOSIT', 1, 'AUTHORISED', 15_000), payment('RENT', 2, 'CHARGED', 1100)))
    .toEqual(['Location : 11 € payés', 'Dépôt de garantie : 150 € bloqués, rien de débité'])
})

test('what more time cost is added to the rent, and what is still owed is told', () => {
  expect(say(payment('RENT', 1, 'CAPTURED', 1100), payment('RENT', 2, 'CHARGED', 500))).toEqual(['Location : 16 € payés'])
  expect(say(payment('RENT', 1, 'CAPTURED', 1100), payment('RENT', 2, 'DECLINED', 100))).toEqual(['Location : 11 € payés, 1 € à régler'])
})

test('nothing is said of money that was not asked for', () => {
  expect(say()).toEqual([])
})
