import type { Dispute } from './dispute-documents'

export const STATUS: Readonly<Record<Dispute['status'], string>> = {
  OPEN: 'À répondre', ANSWERED: 'À conclure', CONFIRMED: 'Décision maintenue', REFUNDED: 'Tout remboursé', PARTLY_REFUNDED: 'Remboursé en partie',
}

/** What is to be done next, by whom asks; they may not where they had decided. */
export function stepOf({ status, mayConclude }: Pick<Dispute, 'status' | 'mayConclude'>): 'answer' | 'conclude' | 'colleague' | 'over' {
  if (status !== 'OPEN' && status !== 'ANSWERED') return 'over'
  if (!mayConclude) return 'colleague'
  return status === 'OPEN' ? 'answer' : 'conclude'
}

export type Conclusion = 'stands' | 'all' | 'part'

/** What goes back, in cents; null where no sum is said that could. */
export function refundOf(conclusion: Conclusion, typed: number | null, captured: number): number | null {
  switch (conclusion) {
    case 'stands': return 0
    case 'all': return captured
    case 'part': return typed !== null && typed > 0 && typed < captured ? typed : null
  }
}
