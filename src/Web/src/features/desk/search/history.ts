import { euros } from '../../../lib/money'
import { decidedWords, doorWords } from '../review/verdict-words'
import type { RentalFacts } from './search-documents'

export type Line = { at: number; text: string; of: 'rental' | 'door' | 'money' | 'message' }

const CHANNELS: Readonly<Record<string, string>> = { mail: 'Courriel', sms: 'SMS', push: 'Notification' }

/** What has happened to a rental, in its order: what it did, what doors did, what was decided and what was told. */
export function historyOf(rental: RentalFacts): Line[] {
  const lines: (Line | null)[] = [
    line(rental.bookedAt, 'Réservée', 'rental'),
    line(rental.onSite?.begunAt, 'Retrait commencé', 'rental'),
    line(rental.onSite?.meterSince, 'Le temps de location court', 'rental'),
    line(rental.onSite?.leftAt, 'Le client est parti avec ses outils', 'rental'),
    line(rental.onSite?.overdueSince, 'En retard', 'rental'),
    line(rental.onSite?.lostAt, 'Considérée comme perdue', 'rental'),
    line(rental.onSite?.backAt, 'Tous les outils sont rendus', 'rental'),
    line(rental.end?.at, 'Terminée', 'rental'),
    ...rental.items.map(({ decision, tool }) => line(
      decision?.at, `${tool.name} : ${decision ? decidedWords(decision.kind).toLowerCase() : ''}${decision && decision.amount.cents > 0 ? `, ${euros(decision.amount.cents)}` : ''}`, 'money')),
    ...(rental.returnReview?.doors ?? []).map(door => line(door.at, sentence(doorWords(door)), 'door')),
    ...rental.messages.map(each => line(each.at, `${CHANNELS[each.channel] ?? each.channel} ${each.isParked ? 'non remis' : 'au client'}`, 'message')),
  ]
  return lines.filter(each => each !== null).toSorted((one, other) => one.at - other.at)
}

function line(at: string | null | undefined, text: string, of: Line['of']): Line | null {
  return at ? { at: Date.parse(at), text, of } : null
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
