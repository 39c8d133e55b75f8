import { describe, expect, it } from 'vitest'
import { catalogueName, hasText, setLocale, t } from './i18n'
import { fillMessage } from './messages'

describe('texts', () => {
  it('fills names and keeps unknown ones visible', () => {
    expect(fillMessage('{a} 到 {b}', { a: 1 })).toBe('1 到 {b}')
  })
  it('never reads the filled-in text as a pattern', () => {
    expect(fillMessage('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x')
  })
  it('picks one or many', () => {
    expect(fillMessage('{n} order || {n} orders', { n: 1 })).toBe('1 order')
    expect(fillMessage('{n} order || {n} orders', { n: 2 })).toBe('2 orders')
  })
  it('names catalogues by folder', () => {
    expect(catalogueName('../domains/repair/messages.zh.ts')).toBe('repair')
    expect(catalogueName('./messages.zh.ts')).toBe('core')
    expect(catalogueName('../ui/messages.en.ts')).toBe('ui')
  })
  it('switches language, and shows the key of a missing text', async () => {
    await setLocale('zh', false)
    expect(t('ui.action.save')).toBe('保存')
    await setLocale('en', false)
    expect(t('ui.action.save')).toBe('Save')
    expect(t('ui.no.such.key')).toBe('ui.no.such.key')
    expect(hasText('core.error.network')).toBe(true)
  })
})
