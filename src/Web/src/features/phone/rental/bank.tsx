import { useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'

import { euros } from '../../../lib/money'
import { answerBank } from '../../../lib/world'
import { factsOf, type Refusal } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import { CompletePayment } from './rental-documents'
import type { PaymentFacts, RentalFacts } from './rental-view'

const PAUSE = 700
const MOST = 20

type BankProps = {
  rental: RentalFacts
  intent: string
  purpose: PaymentFacts['purpose']
  now: number
  onRental: (rental: RentalFacts) => void
}

/** 3-D Secure: the customer's bank asks whether it is them. The simulator plays the bank. */
export function Bank({ rental, intent, purpose, now, onRental }: BankProps) {
  // What was answered stays answered, however long it takes until it is told: the next thing asked for is another intent.
  const [answered, setAnswered] = useState<string | null>(null)
  // A bank that has heard an answer takes no other: where only we have missed it, only we are told again.
  const told = useRef(new Set<string>())
  const [isSilent, setIsSilent] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [, completePayment] = useMutation(CompletePayment)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => void (isGone.current = true)
  }, [])
  const isAnswered = answered === intent
  const amount = rental.payments.find(payment => payment.purpose === purpose && payment.status === 'ACTION_REQUIRED')?.amount.cents ?? 0

  /** Whoever asks while the bank is asked already has nothing to complete: once that is over, there may be. */
  async function complete(): Promise<Refusal | null> {
    for (let tries = 0; ; tries++) {
      const { data, error } = await completePayment({ rental: rental.id })
      if (error) throw error
      const refused = data?.completePayment.refusal ?? null
      if (data?.completePayment.rental) onRental(data.completePayment.rental)
      if (!refused || factsOf(refused).code !== 'NOTHING_TO_COMPLETE' || tries === MOST) return refused
      await new Promise(resolve => setTimeout(resolve, PAUSE))
      if (isGone.current) return null
    }
  }

  async function answer(isMe: boolean) {
    const askAgain = () => setAnswered(current => (current === intent ? null : current))
    setAnswered(intent)
    setIsSilent(false)
    try {
      if (!told.current.has(intent)) await answerBank(intent, isMe)
      told.current.add(intent)
      const refused = await complete()
      setRefusal(refused)
      if (refused) askAgain()
    } catch {
      askAgain()
      setIsSilent(true)
    }
  }

  return (
    <div className="bank" role="group" aria-label="Votre banque">
      <p className="bank-name">Votre banque</p>
      <p>{purpose === 'DEPOSIT' ? 'Bloquer' : 'Payer'} <b>{euros(amount)}</b> pour Toolbox24 : est-ce bien vous ?</p>
      {isSilent && <p className="refusal" role="alert">La banque ne répond pas. Réessayez.</p>}
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      <div className="pair">
        <button type="button" className="main" disabled={isAnswered} onClick={() => void answer(true)}>{isAnswered ? 'Un instant…' : 'C’est bien moi'}</button>
        <button type="button" className="quiet" disabled={isAnswered} onClick={() => void answer(false)}>Refuser</button>
      </div>
    </div>
  )
}
