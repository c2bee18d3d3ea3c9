import type { Figures } from '../desk-documents'
import type { Waiting } from './returns-documents'

export type Colour = 'red' | 'orange' | 'green' | 'blind'

/** What is hidden, or not there yet, stands with the orange ones: a person looks at it without advice. */
export const QUEUES: readonly { colours: readonly Colour[]; name: string; of: 'red' | 'orange' | 'green' }[] = [
  { of: 'red', colours: ['red'], name: 'Rouge' },
  { of: 'orange', colours: ['orange', 'blind'], name: 'Orange' },
  { of: 'green', colours: ['green'], name: 'Vert' },
]

export const COLOURS: Readonly<Record<Colour, string>> = { red: 'Rouge', orange: 'Orange', green: 'Vert', blind: 'Avis masqué' }

export function colourOf(colour: Waiting['colour']): Colour {
  switch (colour) {
    case 'RED': return 'red'
    case 'ORANGE': return 'orange'
    case 'GREEN': return 'green'
    case null: return 'blind'
  }
}

/** The queues that have something in them, each in the order it came in: what is due first comes first. */
export function queuesOf(waiting: readonly Waiting[]): { name: string; of: Colour; waiting: Waiting[] }[] {
  return QUEUES
    .map(({ name, of, colours }) => ({ name, of, waiting: waiting.filter(each => colours.includes(colourOf(each.colour))) }))
    .filter(queue => queue.waiting.length > 0)
}

/** Who has it: nobody, who asks, or somebody else. */
export function holderOf(claim: Waiting['claim'], me: string | null, now: number): 'nobody' | 'me' | 'other' {
  if (!claim || Date.parse(claim.until) <= now) return 'nobody'
  return claim.by === me ? 'me' : 'other'
}

/** Greens that can be released at once: those that nobody else looks at. */
export function greensOf(waiting: readonly Waiting[], me: string | null, now: number): string[] {
  return waiting
    .filter(each => each.colour === 'GREEN' && holderOf(each.claim, me, now) !== 'other')
    .map(each => each.rental.id)
}

/** How many tools of each colour wait for a decision, all together. */
export function toDecide(figures: Figures | null): { total: number; by: { colour: Colour; count: number }[] } {
  const by = (figures?.toDecide ?? []).map(each => ({ colour: colourOf(each.colour), count: each.count })).filter(each => each.count > 0)
  return { by, total: by.reduce((sum, each) => sum + each.count, 0) }
}
