import { useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { hour } from '../../lib/moments'
import { hands } from '../../on-site/hands'
import { helpWords, type Pressed } from './help-words'

/** Below the screen, to be found in the dark: whoever presses it is told what becomes of it. */
export function HelpButton({ isCut }: { isCut: boolean }) {
  const { site, safety, tell } = useStage()
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const call = safety.alerts.find(each => each.kind === 'HELP_CALLED') ?? null
  if (call && pressed) setPressed(null)
  const words = helpWords(call, pressed, isCut, instant => hour(instant, site.timeZone))

  async function press() {
    setPressed('leaves')
    if (!(await hands.help(site.id))) {
      setPressed('failed')
      return
    }
    tell({ from: 'kiosk', text: 'Quelqu’un appuie sur « Aide »', isTrouble: true })
  }

  return (
    <div className="kiosk-base">
      <p className="kiosk-help" aria-live="assertive">{words}</p>
      <span className="kiosk-eye" aria-hidden="true" />
      <button type="button" className="kiosk-help-button" onClick={() => void press()}>Aide</button>
    </div>
  )
}
