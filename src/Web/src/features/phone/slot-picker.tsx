import { useId } from 'react'

import { nearDay } from '../../lib/moments'
import { DURATIONS, type SlotChoice, slotOf, STEP } from './slot'

const DAYS = 14
const QUARTERS = Array.from({ length: (24 * 60) / STEP }, (_, index) => index * STEP)

type SlotPickerProps = { choice: SlotChoice; now: number; zone: string; onChoose: (choice: SlotChoice) => void }

export function SlotPicker({ choice, now, zone, onChoose }: SlotPickerProps) {
  const id = useId()
  const possible = QUARTERS.filter(minute => slotOf({ ...choice, minute }, now, zone).start > now)
  const minutes = possible.includes(choice.minute) ? possible : [choice.minute, ...possible]

  return (
    <fieldset className="slot">
      <legend className="sr-only">Créneau</legend>
      <label htmlFor={`${id}-day`}>
        <span>Jour</span>
        <select id={`${id}-day`} value={choice.daysLater} onChange={event => onChoose({ ...choice, daysLater: Number(event.target.value) })}>
          {Array.from({ length: Math.max(DAYS, choice.daysLater + 1) }, (_, days) => (
            <option key={days} value={days}>{nearDay(slotOf({ daysLater: days, minute: 720, hours: 1 }, now, zone).start, now, zone)}</option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-hour`}>
        <span>Heure</span>
        <select id={`${id}-hour`} value={choice.minute} onChange={event => onChoose({ ...choice, minute: Number(event.target.value) })}>
          {minutes.map(minute => <option key={minute} value={minute}>{clock(minute)}</option>)}
        </select>
      </label>
      <label htmlFor={`${id}-length`}>
        <span>Durée</span>
        <select id={`${id}-length`} value={choice.hours} onChange={event => onChoose({ ...choice, hours: Number(event.target.value) })}>
          {DURATIONS.some(each => each.hours === choice.hours) || <option value={choice.hours}>{choice.hours} h</option>}
          {DURATIONS.map(each => <option key={each.hours} value={each.hours}>{each.label}</option>)}
        </select>
      </label>
    </fieldset>
  )
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
