import type { Alternative, Facts } from './refusal-facts'

/** What was asked for; a slot: another time for what is booked already. */
export type Wanted = 'outil' | 'pack' | 'créneau'

/** What a refusal says can be had instead. */
export function insteadOf(facts: Facts): readonly Alternative[] {
  return 'alternatives' in facts ? facts.alternatives : []
}

/** Those that can be taken in the place of what was asked for. */
export function possible(alternatives: readonly Alternative[], wanted: Wanted): Alternative[] {
  switch (wanted) {
    case 'outil': return [...alternatives]
    // A pack is had as it is, or not at all.
    case 'pack': return alternatives.filter(each => each.kind !== 'TWIN_TOOL')
    // A booking keeps its tools and its site.
    case 'créneau': return alternatives.filter(each => each.kind === 'OTHER_TIME')
  }
}

export function insteadWords(alternative: Alternative, wanted: Wanted): string {
  switch (alternative.kind) {
    case 'OTHER_TIME': return wanted === 'créneau' ? 'Un autre créneau' : `Le même ${wanted}, à une autre heure`
    case 'OTHER_SITE': return `Le même ${wanted}, à ${alternative.site.name}`
    case 'TWIN_TOOL': return alternative.twins.map(twin => twin.tool.name).join(', ')
  }
}
