/** Filling of message texts; pure, shared by the application and the public pages. */
export type Params = Record<string, string | number | null | undefined>

/** `{name}` is replaced; `one || many` picks by `n`. */
export function fillMessage(text: string, params?: Params): string {
  if (!params) return text
  const forms = text.split(' || ')
  const form = forms.length === 2 && params.n !== 1 ? forms[1]! : forms[0]!
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined || value === null ? whole : String(value)
  })
}
