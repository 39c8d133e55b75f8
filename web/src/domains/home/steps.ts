/** First steps of a hospital: in which order, and where each is done. Pure. */

export interface StartStep {
  step: string
  count: number
  done: boolean
}

export interface StartProgress {
  finished: boolean
  items: StartStep[]
}

/** Pages by preference: the first that exists in this installation. */
export const PAGES: Record<string, string[]> = {
  departments: ['/data/organization_department#import'],
  campuses: ['/places/new', '/places', '/data/space_campus#new'],
  floors: ['/places', '/data/space_floor#import'],
  rooms: ['/places', '/data/space_room#import'],
  crews: ['/data/organization_crew#import'],
  people: ['/data/organization_person#import'],
  zones: ['/zones', '/places/zones', '/data/space_zone'],
  logins: ['/users#new'],
  codes: ['/codes', '/places/codes', '/places', '/data'],
}

/** The first step that is not done; everything before it is. */
export const nextStep = (items: StartStep[]): string | null => items.find((one) => !one.done)?.step ?? null
export const doneCount = (items: StartStep[]): number => items.filter((one) => one.done).length
