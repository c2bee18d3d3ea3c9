import { useMemo } from 'react'
import { encode } from 'uqr'

/** A QR code, dark on light in every light: cameras want it so. */
export function Qr({ text }: { text: string }) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="Votre code d’accès" shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}

/** Runs of dark squares, row by row. */
function drawn(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => {
    if (!isDark || row[x - 1]) return []
    const end = row.indexOf(false, x)
    return [`M${x} ${y}h${(end === -1 ? size : end) - x}v1H${x}z`]
  }))
  return { size, path: path.join('') }
}
