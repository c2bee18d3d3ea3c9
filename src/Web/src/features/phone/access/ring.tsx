const RADIUS = 20
const ROUND = 2 * Math.PI * RADIUS

/** What is left of something, as a ring that empties. */
export function Ring({ left, of, children }: { left: number; of: number; children: string }) {
  const share = Math.min(1, Math.max(0, left / of))
  return (
    <span className="ring">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r={RADIUS} />
        <circle className="ring-left" cx="24" cy="24" r={RADIUS} strokeDasharray={`${share * ROUND} ${ROUND}`} transform="rotate(-90 24 24)" />
      </svg>
      <b role="timer">{children}</b>
    </span>
  )
}
