import { afterEach, expect, it } from 'vitest'
import { locale } from './locale'
import { localName, localText } from './local_name'

afterEach(() => void (locale.value = 'zh'))

const row = { name: '病室 1', name_en: 'Ward 1', room: '病室 1', room_en: '', floor: null }

it('tells the English name to English readers only', () => {
  expect(localName(row)).toBe('病室 1')
  locale.value = 'en'
  expect(localName(row)).toBe('Ward 1')
})

it('falls back to the name there is, and to nothing', () => {
  locale.value = 'en'
  expect(localText(row, 'room')).toBe('病室 1')
  expect(localText(row, 'floor')).toBe('')
  expect(localName(null)).toBe('')
})
