import type { CombinedError } from 'urql'

/** No answer came, which is no refusal: whether it was done is not known. */
export function FailureNote({ error }: { error: CombinedError | boolean | undefined }) {
  return error
    ? <p className="refusal" role="alert">Le serveur n’a pas répondu. Réessayez dans un instant : rien ne se fait deux fois.</p>
    : null
}
