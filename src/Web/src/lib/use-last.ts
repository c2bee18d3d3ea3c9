import { useState } from 'react'

/** What was there last: a reading that fails takes away nothing that is shown. Compared by identity. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, keep] = useState(value)
  if (value !== undefined && value !== last) keep(value)
  return value ?? last
}
