/** Pinyin initials by the browser's own Chinese sort order: enough to find 灯不亮 by `dbl` without a table. */
const FIRST: Array<[string, string]> = [
  ['a', '阿'], ['b', '八'], ['c', '嚓'], ['d', '咑'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '丌'], ['k', '咔'], ['l', '垃'], ['m', '妈'],
  ['n', '拏'], ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '仨'], ['t', '他'], ['w', '穵'], ['x', '夕'], ['y', '丫'], ['z', '帀'],
]
const collator = new Intl.Collator('zh-Hans-u-co-pinyin')

function initial(sign: string): string {
  if (/[a-z0-9]/i.test(sign)) return sign.toLowerCase()
  if (!/[\u4e00-\u9fff]/.test(sign)) return ''
  let found = ''
  for (const [letter, first] of FIRST) {
    if (collator.compare(first, sign) > 0) break
    found = letter
  }
  return found
}

export function initials(text: string): string {
  return [...text].map(initial).join('')
}

/** Typed text against names and codes: any part of a name, the beginning of a code, pinyin initials. */
export function matches(typed: string, names: string[], codes: string[] = []): boolean {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return true
  if (codes.some((code) => code.toLowerCase().startsWith(wanted))) return true
  return names.some((name) => name.toLowerCase().includes(wanted) || (/^[a-z]+$/.test(wanted) && initials(name).includes(wanted)))
}
