/** What was to be read did not come; one press reads it again. */
export function Unread({ words, again }: { words: string; again: () => void }) {
  return (
    <div className="refusal" role="alert">
      <p>{words}</p>
      <button type="button" className="quiet" onClick={() => again()}>Réessayer</button>
    </div>
  )
}
