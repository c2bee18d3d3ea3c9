import './clock.css'

import { useEffect, useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { day, nearDay, hour, second } from '../../lib/moments'
import { setDemoNow } from '../../lib/demo-time'
import { useNow } from '../../lib/use-now'
import { act, look } from '../../lib/world'

type Reading = { offsetMs: number; now: string }

const EVERY = 5000
const STEPS = [
  { label: '+10 min', by: '00:10:00' },
  { label: '+1 h', by: '01:00:00' },
  { label: '+1 jour', by: '1.00:00:00' },
]

export function ClockBar() {
  const { site, booking, moved, tell } = useStage()
  const now = useNow()
  const [isMoving, setIsMoving] = useState(false)

  // Others may move it too.
  useEffect(() => {
    const read = () => void look<Reading>('clock').then(reading => setDemoNow(Date.parse(reading.now))).catch(() => {})
    read()
    const timer = setInterval(read, EVERY)
    return () => clearInterval(timer)
  }, [])

  async function jump(path: string, body: { by: string } | { to: string }) {
    setIsMoving(true)
    try {
      const reading = Date.parse((await act<Reading>(`clock/${path}`, body)).now)
      moved(reading)
      tell({ from: 'clock', text: `Il est maintenant ${nearDay(reading, now, site.timeZone)} ${hour(reading, site.timeZone)}` })
    } catch {
      tell({ from: 'clock', text: 'L’horloge ne bouge pas.', isTrouble: true })
    }
    setIsMoving(false)
  }

  const aims = booking
    ? [{ label: 'Au début de ma réservation', at: booking.start }, { label: 'À sa fin', at: booking.end }].filter(aim => aim.at > now)
    : []
  return (
    <section className="clock" aria-label="Horloge de la démonstration">
      <p className="time">
        <time dateTime={new Date(now).toISOString()}>{second(now, site.timeZone)}</time>
        <span>{day(now, site.timeZone)}</span>
      </p>
      <div className="jumps" role="group" aria-label="Avancer l’horloge">
        {STEPS.map(step => (
          <button key={step.by} type="button" disabled={isMoving} onClick={() => void jump('advance', { by: step.by })}>{step.label}</button>
        ))}
        {aims.map(aim => (
          <button key={aim.label} type="button" className="aim" disabled={isMoving} onClick={() => void jump('move', { to: new Date(aim.at).toISOString() })}>
            {aim.label}
          </button>
        ))}
      </div>
    </section>
  )
}
