import { millisecondsOf } from '../../../lib/spans'
import type { BriefingFacts } from './alone-documents'

/** The wrong PINs that count, the oldest first, and the rule by which they lock the pad. */
export type Pad = BriefingFacts['pad']

/** Until when no PIN is compared; 0 where one is at once. */
export function lockedUntil(pad: Pad, now: number): number {
  const { allowed, wrong } = pad
  if (wrong.length < allowed || isForgotten(pad, now)) return 0

  const delay = Math.min(millisecondsOf(pad.firstDelay) * 2 ** (wrong.length - allowed), millisecondsOf(pad.longestDelay))
  const until = last(wrong) + delay
  return until > now ? until : 0
}

/** A wrong one was typed. */
export function mistyped(pad: Pad, now: number): Pad {
  const at = new Date(now).toISOString()
  return { ...pad, wrong: isForgotten(pad, now) ? [at] : [...pad.wrong, at] }
}

function isForgotten(pad: Pad, now: number): boolean {
  return pad.wrong.length === 0 || last(pad.wrong) <= now - millisecondsOf(pad.within)
}

function last(wrong: readonly string[]): number {
  return Date.parse(wrong.at(-1)!)
}
