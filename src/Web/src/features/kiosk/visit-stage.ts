import type { Purpose } from '../../lib/pass-code'
import type { VisitFacts } from './kiosk-documents'

/** Somebody who has shown at this kiosk that it is them. */
export type Guest = {
  id: string
  purpose: Purpose
  /** Whether they have their phone, and go on by it. */
  byPhone: boolean
  /** How many are before them; null while that is not known. */
  before: number | null
  visit: VisitFacts | null
  /** Whether they waited and have still to come in. */
  isCalled: boolean
}

/** What somebody whose turn it is can do at the kiosk. */
export type VisitStage = 'called' | 'begin-pick-up' | 'fetching' | 'begin-return' | 'bringing-back' | 'gone-well'

export function visitStage({ visit, isCalled, purpose }: Guest): VisitStage {
  if (isCalled) return 'called'
  switch (visit?.status) {
    case 'PICKING_UP': return 'fetching'
    case 'RETURNING': return 'bringing-back'
    case 'LOST': return purpose === 'RETURN' ? 'bringing-back' : 'gone-well'
    case 'ACTIVE': return purpose === 'RETURN' ? 'begin-return' : 'gone-well'
    case 'CONFIRMED': return 'begin-pick-up'
    default: return 'gone-well'
  }
}

/** What was heard of a guest: whose turn it is now comes first, as they came. */
export function heard(guests: readonly Guest[], id: string, news: { visit: VisitFacts } | { before: number } | 'gone'): Guest[] {
  if (news === 'gone') return guests.filter(each => each.id !== id)
  return guests.map(each => {
    if (each.id !== id) return each
    if ('before' in news) return { ...each, before: news.before }
    return { ...each, visit: news.visit, purpose: news.visit.purpose, before: 0, isCalled: each.isCalled || (each.before ?? 0) > 0 }
  })
}

/** A guest who shows themselves again keeps their place. */
export function arrived(guests: readonly Guest[], guest: Guest): Guest[] {
  return guests.some(each => each.id === guest.id) ? guests.map(each => (each.id === guest.id ? guest : each)) : [...guests, guest]
}

/** Without a guest who has gone; who has come back for something else meanwhile stays. */
export function left(guests: readonly Guest[], guest: Guest): Guest[] {
  return guests.filter(each => each.id !== guest.id || each.purpose !== guest.purpose)
}
