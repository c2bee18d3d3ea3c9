import type { Incident, Shift } from './incident-documents'

const KINDS: Readonly<Record<Incident['kind'], string>> = {
  OTHER: 'Signalé à la main',
  DOOR_FORCED: 'Porte ouverte sans ordre',
  DOOR_LEFT_OPEN: 'Porte restée ouverte',
  SITE_DEGRADED: 'Magasin muet',
  SITE_SILENT: 'Magasin muet, clients prévenus',
  DECISION_OVERDUE: 'Retour non décidé à temps',
  DISPUTE_UNANSWERED: 'Contestation sans réponse',
  RENTAL_LOST: 'Outil perdu',
  TOOL_UNCLEAR: 'Outil pris ou non : à vérifier',
  VISIT_UNEXPECTED: 'Visite inattendue, borne hors ligne',
  VISIT_SET_ASIDE: 'Visite non enregistrée, borne hors ligne',
  PASSES_BLOCKED: 'Un client dit : « Ce n’est pas moi »',
  HELP_CALLED: 'Appel à l’aide',
  FIRE: 'Incendie',
  POWER_CUT: 'Coupure de courant',
  PERSON_TRAPPED: 'Personne bloquée à l’intérieur',
  LONG_STAY: 'Personne à l’intérieur depuis trop longtemps',
  TOO_MANY_PERSONS: 'Trop de personnes à l’intérieur',
  CHARGEBACK: 'Une banque reprend de l’argent',
  CHARGEBACK_DUE: 'Preuves attendues par une banque',
  DEPOSIT_REFUSED: 'Dépôt de garantie refusé en cours de location',
  CAPTURE_LAPSED: 'Retenue non encaissée : dépôt déjà libéré par la banque',
  LOCKER_FULL: 'Casier occupé au retour d’un outil',
}

export const SEVERITIES: readonly { severity: Incident['severity']; name: string; colour: 'red' | 'orange' | 'green' }[] = [
  { severity: 'URGENT', name: 'Urgent', colour: 'red' },
  { severity: 'MAJOR', name: 'Majeur', colour: 'orange' },
  { severity: 'MINOR', name: 'Mineur', colour: 'green' },
]

export function severityOf(severity: Incident['severity']): (typeof SEVERITIES)[number] {
  return SEVERITIES.find(each => each.severity === severity)!
}

/** What it is: a rule's by its kind, a person's by what they wrote. */
export function titleOf({ kind, entries }: Incident): string {
  return kind === 'OTHER' ? entries[0]?.text ?? KINDS.OTHER : KINDS[kind]
}

/** What to do next with it. */
export function stepOf({ closedAt, acknowledgedAt, assignee, severity }: Incident): 'take' | 'work' | 'over' {
  if (closedAt) return 'over'
  return assignee === null || (severity === 'URGENT' && !acknowledgedAt) ? 'take' : 'work'
}

export function stateWords(incident: Incident, me: string | null): string {
  if (incident.closedAt) return 'clos'
  if (incident.assignee === null) return 'sans personne'
  return incident.assignee === me ? 'à vous' : 'à un collègue'
}

/** Who is on call now, by rank. */
export function onCallNow(shifts: readonly Shift[], me: string | null, now: number): string {
  const there = shifts
    .filter(each => Date.parse(each.start) <= now && now < Date.parse(each.end))
    .toSorted((one, other) => one.rank - other.rank)
  return there.length === 0
    ? 'Personne n’est d’astreinte : les administrateurs sont prévenus.'
    : `D’astreinte : ${there.map(each => `${each.rank}. ${each.who === me ? 'vous' : 'un collègue'}`).join(', ')}.`
}
