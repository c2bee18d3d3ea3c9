import { euros } from '../../../lib/money'
import type { Damage, Reason } from './review-documents'

export type Kind = Reason['kind']

/** What somebody is about to decide of one tool. */
export type Draft = { kind: Kind; reason: string; damage: string; isQuote: boolean; quote: string; reference: string }

export const KINDS: readonly { kind: Kind; name: string; what: string }[] = [
  { kind: 'RELEASE', name: 'Libérer', what: 'rien n’est retenu' },
  { kind: 'PARTIAL_CAPTURE', name: 'Retenir une partie', what: 'selon le barème ou un devis' },
  { kind: 'FULL_CAPTURE', name: 'Retenir tout', what: 'le dommage vaut le dépôt' },
  { kind: 'ESCALATE', name: 'Transmettre', what: 'un administrateur décide' },
]

const SHORTEST_REASON = 3

/** Nothing is taken unless somebody says so. */
export function firstDraft(reasons: readonly Reason[]): Draft {
  return { kind: 'RELEASE', reason: cannedFor('RELEASE', reasons)[0] ?? '', damage: '', isQuote: false, quote: '', reference: '' }
}

export function cannedFor(kind: Kind, reasons: readonly Reason[]): string[] {
  return reasons.filter(each => each.kind === kind).map(each => each.text)
}

/** Another kind has other sentences: one that was not chosen from those of before stays. */
export function turn(draft: Draft, kind: Kind, reasons: readonly Reason[]): Draft {
  const isCanned = draft.reason === '' || cannedFor(draft.kind, reasons).includes(draft.reason)
  return { ...draft, kind, reason: isCanned ? cannedFor(kind, reasons)[0] ?? '' : draft.reason }
}

export function takes(kind: Kind): boolean {
  return kind === 'PARTIAL_CAPTURE' || kind === 'FULL_CAPTURE'
}

/** "12,50" in cents; null where it is no sum. */
export function centsOf(typed: string): number | null {
  const match = /^\s*(\d{1,6})(?:[.,](\d{1,2}))?\s*€?\s*$/.exec(typed)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** What would be taken; null where that is not said yet. */
export function sumOf(draft: Draft, damages: readonly Damage[]): number | null {
  return draft.isQuote ? centsOf(draft.quote) : damages.find(each => each.label === draft.damage)?.amount.cents ?? null
}

/** What is still to be filled in; null where it can be sent. */
export function missing(draft: Draft, damages: readonly Damage[]): string | null {
  if (takes(draft.kind)) {
    const sum = sumOf(draft, damages)
    if (draft.isQuote && draft.reference.trim() === '') return 'Donnez le numéro du devis.'
    if (sum === null || sum === 0) return draft.isQuote ? 'Donnez le montant du devis.' : 'Choisissez le dommage.'
  }
  return draft.reason.trim().length < SHORTEST_REASON ? 'Dites pourquoi : le client lira ce motif.' : null
}

export function inputOf(draft: Draft, rental: string, unit: string) {
  const { kind, isQuote } = draft
  const damage = isQuote ? { reference: draft.reference.trim(), quote: centsOf(draft.quote) } : { reference: draft.damage }
  return { rental, unit, kind, reason: draft.reason.trim(), ...(takes(kind) ? { damage } : {}) }
}

/** What the button does. */
export function pressWords(draft: Draft, damages: readonly Damage[], deposit: number): string {
  const sum = sumOf(draft, damages)
  switch (draft.kind) {
    case 'RELEASE': return 'Libérer le dépôt'
    case 'PARTIAL_CAPTURE': return sum ? `Annoncer une retenue de ${euros(sum)}` : 'Annoncer une retenue'
    case 'FULL_CAPTURE': return `Annoncer la retenue des ${euros(deposit)}`
    case 'ESCALATE': return 'Transmettre à un administrateur'
  }
}
