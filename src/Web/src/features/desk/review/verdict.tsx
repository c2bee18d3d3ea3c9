import { COLOURS, colourOf } from '../returns/waiting'
import type { ReviewedItem } from './review-documents'
import { findingWords, linesOf, reasonWords } from './verdict-words'

/** What is advised, and why. */
export function Verdict({ item: { advice, isBlind } }: { item: ReviewedItem }) {
  if (!advice) {
    return (
      <p className="desk-verdict" data-colour="blind">
        <b className="desk-colour">Avis masqué</b>
        {isBlind ? 'Un retour sur vingt se décide sans voir l’avis : il se mesure à votre décision.' : 'L’avis n’est pas encore là.'}
      </p>
    )
  }

  return (
    <div className="desk-verdict" data-colour={colourOf(advice.colour)}>
      <b className="desk-colour">{COLOURS[colourOf(advice.colour)]} <span>{Number(advice.score).toFixed(2).replace('.', ',')}</span></b>
      <ul className="desk-why">{advice.reasons.map(reason => <li key={reason}>{reasonWords(reason)}</li>)}</ul>
      <dl className="desk-signals">
        {linesOf(advice).map(({ name, says, weighs, share }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd><span className="desk-bar" style={{ '--share': share } as React.CSSProperties} /><b>{says}</b> <small>{weighs}</small></dd>
          </div>
        ))}
      </dl>
      {advice.findings.length > 0 && <p className="fine">Constaté : {advice.findings.map(findingWords).join(', ')}.</p>}
    </div>
  )
}
