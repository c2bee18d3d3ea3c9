import { euros } from '../../../lib/money'
import type { Draft } from './decision'
import type { Damage } from './review-documents'

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })

type DamageFieldsProps = { draft: Draft; damages: readonly Damage[]; onChange: (draft: Draft) => void }

/** For what something is taken: a damage of the list, or what a repair was quoted at. */
export function DamageFields({ draft, damages, onChange }: DamageFieldsProps) {
  const chosen = damages.find(each => each.label === draft.damage)
  return (
    <div className="desk-damage">
      {draft.isQuote
        ? (
          <div className="pair">
            <label className="field"><span>Numéro du devis</span><input value={draft.reference} maxLength={60} onChange={event => onChange({ ...draft, reference: event.target.value })} /></label>
            <label className="field"><span>Montant, en euros</span><input value={draft.quote} inputMode="decimal" onChange={event => onChange({ ...draft, quote: event.target.value })} /></label>
          </div>
        )
        : (
          <label className="field">
            <span>Dommage du barème</span>
            <select value={draft.damage} onChange={event => onChange({ ...draft, damage: event.target.value })}>
              <option value="">Choisir…</option>
              {damages.map(each => <option key={each.label} value={each.label}>{each.label} : {euros(each.amount.cents)}</option>)}
            </select>
          </label>
        )}
      {chosen && !draft.isQuote && <p className="fine">{euros(chosen.price.cents)} neuf, à {percent.format(Number(chosen.wear))} de sa valeur : {euros(chosen.amount.cents)}.</p>}
      <label className="agree">
        <input type="checkbox" checked={draft.isQuote} onChange={event => onChange({ ...draft, isQuote: event.target.checked })} />
        <span>Un réparateur a chiffré le dommage</span>
      </label>
    </div>
  )
}
