import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from './client'
import { everything } from './everything'

afterEach(() => vi.restoreAllMocks())

describe('a whole list', () => {
  it('goes on until the server says that nothing follows', async () => {
    const get = vi.spyOn(api, 'get').mockResolvedValueOnce({ items: [1, 2], next: 'b' }).mockResolvedValueOnce({ items: [3], next: null })
    await expect(everything('/things', { query: { active: true }, offline: 'mine' })).resolves.toEqual([1, 2, 3])
    expect(get.mock.calls.map(([, options]) => [options?.query?.cursor, options?.query?.active, options?.offline])).toEqual([[undefined, true, 'mine'], ['b', true, 'mine.1']])
  })
  it('asks once where the answer has no next page', async () => {
    const get = vi.spyOn(api, 'get').mockResolvedValue({ items: [1] })
    await expect(everything('/things')).resolves.toEqual([1])
    expect(get).toHaveBeenCalledOnce()
  })
})
