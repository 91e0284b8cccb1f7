/** The numbers of the papers that the school has taken back. */
import type { Services } from '../services.ts'

export async function withdrawnPapers({ views, database }: Services, school: string): Promise<string[]> {
  const { view } = await views.now(database.read, school)
  return [...view.all('withdrawn-paper').values()].map(({ number }) => number).sort()
}
