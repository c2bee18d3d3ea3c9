import { useEffect, useState } from 'react'
import { useMutation } from 'urql'

import { useStage } from '../../../cockpit/stage'
import { graphql } from '../../../graphql/graphql'
import { hour } from '../../../lib/moments'
import { leftOfStep, type Purpose, STEP } from '../../../lib/pass-code'
import { FailureNote } from '../../../refusals/failure-note'
import { type Refusal, RefusalFacts } from '../../../refusals/refusal-facts'
import { RefusalNote } from '../../../refusals/refusal-note'
import type { RentalFacts } from '../rental/rental-view'
import { Qr } from './qr'
import { Ring } from './ring'
import { usePass } from './use-pass'

const ResendPin = graphql(
  `mutation ResendPin($input: ResendPinInput!) { resendPin(input: $input) { rental { id } refusal { ...RefusalFacts } } }`, [RefusalFacts])

type AccessProps = { rental: RentalFacts; purpose: Purpose; now: number; onIn: () => void }

/** The code for the kiosk, which changes by itself; and what to do without a phone. */
export function Access({ rental, purpose, now, onIn }: AccessProps) {
  const { show, present } = useStage()
  const pass = usePass(rental.id, purpose, now)
  const text = pass.kind === 'shown' ? pass.text : null
  const zone = rental.site.timeZone

  useEffect(() => {
    show(text)
    return () => show(null)
  }, [show, text])

  if (pass.kind === 'refused') return <RefusalNote refusal={pass.refusal} now={now} />
  if (pass.kind === 'unreachable') return <FailureNote error />

  const seconds = Math.ceil(leftOfStep(now) / 1000)
  return (
    <div className="access">
      <div className="access-card">
        <p className="access-title">{purpose === 'PICK_UP' ? 'Votre code de retrait' : 'Votre code de retour'}</p>
        {text ? <Qr text={text} /> : <div className="qr" role="img" aria-label="Votre code arrive" />}
        <div className="access-foot">
          <Ring left={leftOfStep(now)} of={STEP}>{String(seconds)}</Ring>
          <p>{pass.kind === 'shown' && pass.from > now
            ? <>Il ouvrira à partir de <b>{hour(pass.from, zone)}</b>.</>
            : <>Il change tout seul. Une capture d’écran n’ouvre rien.</>}
          </p>
        </div>
      </div>
      <button type="button" className="main" disabled={!text} onClick={() => present(text!)}>Présenter à la borne</button>
      <PinHint rental={rental} purpose={purpose} now={now} />
      <button type="button" className="link" onClick={onIn}>Je suis déjà à l’intérieur</button>
    </div>
  )
}

function PinHint({ rental, purpose, now }: { rental: RentalFacts; purpose: Purpose; now: number }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isSent, setIsSent] = useState(false)
  const [{ fetching, error }, resendPin] = useMutation(ResendPin)

  async function resend() {
    const { data } = await resendPin({ input: { rental: rental.id, purpose } })
    setRefusal(data?.resendPin.refusal ?? null)
    setIsSent(data !== undefined && !data.resendPin.refusal)
  }

  return (
    <details className="pin-hint">
      <summary>Mon téléphone est déchargé</summary>
      <p>Tapez à la borne les 4 derniers chiffres de votre numéro, puis le PIN à 6 chiffres reçu par SMS.</p>
      <button type="button" className="quiet" disabled={fetching} onClick={() => void resend()}>Renvoyer le PIN</button>
      <FailureNote error={error} />
      {refusal && <RefusalNote refusal={refusal} now={now} />}
      {isSent && <p role="status">Le PIN est en route.</p>}
    </details>
  )
}
