import type { Alert } from './safety-documents'

const KINDS: Partial<Record<Alert['kind'], string>> = {
  HELP_CALLED: 'Appel à l’aide',
  FIRE: 'Incendie',
  POWER_CUT: 'Coupure de courant',
  PERSON_TRAPPED: 'Personne bloquée à l’intérieur',
  LONG_STAY: 'Personne à l’intérieur depuis trop longtemps',
  TOO_MANY_PERSONS: 'Trop de personnes à l’intérieur',
}

export function alertWords(alert: Alert): string {
  return KINDS[alert.kind] ?? alert.kind
}

/** The alerts that are open: urgent ones first, then the oldest. */
export function openOf(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.filter(each => !each.closedAt).toSorted((one, other) =>
    Number(other.severity === 'URGENT') - Number(one.severity === 'URGENT') || Date.parse(one.openedAt) - Date.parse(other.openedAt))
}

/** The alerts that are open after one of them has changed. */
export function withAlert(alerts: readonly Alert[], changed: Alert): readonly Alert[] {
  return openOf([...alerts.filter(each => each.id !== changed.id), changed])
}
