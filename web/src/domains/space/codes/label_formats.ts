/** The three kinds of labels (server: documents/labels.h): how they look in small, how many a page holds. */
interface Cell {
  x: number
  y: number
  width: number
  height: number
}
export interface LabelFormat {
  name: '40x30' | '60x40' | 'a4'
  perPage: number
  /** Of the little picture, in a square of 44. */
  width: number
  height: number
  cells: Cell[]
}

const sheet = (): Cell[] => Array.from({ length: 24 }, (_, index) => ({ x: 10 + (index % 3) * 8.4, y: 5 + Math.floor(index / 3) * 4.3, width: 7, height: 3.2 }))

export const LABEL_FORMATS: LabelFormat[] = [
  { name: '40x30', perPage: 1, width: 28, height: 21, cells: [{ x: 10, y: 17, width: 12, height: 12 }, { x: 24, y: 18, width: 9, height: 2 }, { x: 24, y: 22, width: 7, height: 2 }] },
  { name: '60x40', perPage: 1, width: 42, height: 28, cells: [{ x: 4, y: 16, width: 17, height: 17 }, { x: 24, y: 17, width: 15, height: 2.5 }, { x: 24, y: 22, width: 11, height: 2.5 }] },
  { name: 'a4', perPage: 24, width: 29, height: 41, cells: sheet() },
]

export const pagesOf = (format: LabelFormat, labels: number): number => Math.ceil(labels / format.perPage)
