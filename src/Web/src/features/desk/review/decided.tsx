import { euros } from '../../../lib/money'
import { hour, nearDay } from '../../../lib/moments'
import type { RentalItem } from './review-documents'
import { decidedWords, type Standing } from './verdict-words'

type DecidedProps = { item: RentalItem; standing: Standing; escalatedUntil: string | null; now: number; zone: string }

/** What was decided of a tool, or is announced to its customer, or was handed up. */
export function Decided({ item: { decision }, standing, escalatedUntil, now, zone }: DecidedProps) {
  const at = (instant: string | null) => (instant ? `${nearDay(Date.parse(instant), now, zone)} à ${hour(Date.parse(instant), zone)}` : '')
  const sum = euros(decision?.amount.cents ?? 0)

  switch (standing) {
    case 'open': return null
    case 'escalated': return <Said standing={standing} title="Transmis à un administrateur" more={handedWords(escalatedUntil, at(escalatedUntil), now)} />
    case 'announced': return <Said standing={standing} title={`Retenue de ${sum} annoncée`} more={`Prélevée ${at(decision?.noticeEnds ?? null)}, sauf réponse du client.`} />
    case 'answered': return <Said standing={standing} title={`Retenue de ${sum} annoncée`} more="Le client a répondu : décidez à nouveau." />
    case 'decided': return decision && <Said standing={standing} title={`${decidedWords(decision.kind)}${decision.amount.cents > 0 ? ` : ${sum}` : ''}`} more="" />
  }
}

/** Who has it now, and until when. */
function handedWords(until: string | null, at: string, now: number): string {
  return until && Date.parse(until) <= now ? `Son délai est passé (${at}) : l’astreinte est prévenue.` : `Un administrateur l’a jusqu’à ${at} pour décider.`
}

function Said({ standing, title, more }: { standing: Standing; title: string; more: string }) {
  return <p className="desk-decided" data-standing={standing} role="status"><b>{title}</b> <span>{more}</span></p>
}
