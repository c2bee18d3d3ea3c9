import type { ResultOf } from '../../../graphql/graphql'
import { euros } from '../../../lib/money'
import type { OfferOf } from './offer-documents'

export type Quote = NonNullable<ResultOf<typeof OfferOf>['quote']['quote']>

/** Why it costs that: of several tools, each with its part. */
export function PriceLines({ quote }: { quote: Quote }) {
  const isSeveral = quote.lines.length > 1
  return (
    <details>
      <summary>Pourquoi ce prix ?</summary>
      <ul>
        {quote.lines.map((line, index) => isSeveral
          ? <li key={index}><b>{line.tool.name}, {euros(line.total.cents)}</b><ul>{line.why.map(each => <li key={each}>{each}</li>)}</ul></li>
          : line.why.map(each => <li key={each}>{each}</li>))}
        {quote.why.map(line => <li key={line}>{line}</li>)}
      </ul>
      <p>Dont TVA {euros(quote.vat.cents)}.</p>
    </details>
  )
}
