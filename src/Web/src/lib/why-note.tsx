/** "Pourquoi ?", one press away. */
export function WhyNote({ why }: { why: readonly string[] }) {
  return why.length === 0 ? null : (
    <details className="why">
      <summary>Pourquoi ?</summary>
      {why.map(line => <p key={line}>{line}</p>)}
    </details>
  )
}
