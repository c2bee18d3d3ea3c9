import { nearDay, span } from '../lib/moments'
import type { Facts } from './refusal-facts'

/** What is behind a refusal, for who asks why; nothing where its words say it all. */
export function whyRefused(facts: Facts, now: number, zone: string): string[] {
  switch (facts.__typename) {
    case 'SomebodyFollows': {
      const { start, end } = facts.next
      return [
        `L’outil est promis au client suivant ${span(Date.parse(start), Date.parse(end), now, zone)}.`,
        'Entre deux clients il reste du temps pour le contrôler : personne ne doit attendre le sien.',
      ]
    }
    case 'BookingSuspended':
      return [`Depuis ${nearDay(Date.parse(facts.since), now, zone)}${facts.reason ? ` : ${facts.reason}` : ''}. Ce que vous avez se rend toujours.`]
    default:
      return WHY[facts.code] ?? []
  }
}

const WHY: Readonly<Record<string, string[]>> = {
  DEPOSIT_NOT_THERE: ['Une empreinte bancaire ne vit que quelques jours. Sans elle, rien ne couvre l’outil plus longtemps : bloquez-en une autre.'],
  TWIN_MISSING: ['Tous les exemplaires libres de ce magasin sont sortis, promis à d’autres, ou attendent un contrôle.'],
}
