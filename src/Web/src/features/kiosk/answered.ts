/** How long before each further try, in milliseconds. */
const PAUSES = [500, 1500, 3000]

/** Asks until there is an answer, so often: for what is named, and so is not done twice. */
export async function answered<Answer>(ask: () => Promise<Answer | undefined>, pauses: readonly number[] = PAUSES): Promise<Answer | undefined> {
  for (const pause of pauses) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return ask()
}
