import { beforeAll, describe, expect, it } from 'vitest'
import { setLocale } from '@/core/i18n'
import { setMeta } from '@/core/meta'
import { actionText, actorText, differences, linkOf } from './audit_text'

beforeAll(async () => {
  await setLocale('zh', false)
  setMeta({
    entities: {
      access_role: { label: '角色', fields: [{ name: 'permissions', label: '权限', type: 'text' }, { name: 'name', label: '名称', type: 'text' }] },
      repair_work_order: { label: '工单', fields: [{ name: 'state', label: '状态', type: 'enumeration', options: [{ value: 'taken', label: '已接单' }, { value: 'working', label: '处理中' }] }, { name: 'assignee_id', label: '维修工', type: 'integer', references: 'organization_person' }] },
    },
    enums: { 'repair.work_order.action': [{ value: 'dispatch', label: '派单' }] },
    hospital: { name: '', zone_minutes: 480 }, version: '',
  })
})

describe('audit in words', () => {
  it('names steps of a workflow by the workflow, others by their verb, unknown ones as they are', () => {
    expect(actionText('repair.work_order.dispatch')).toBe('派单')
    expect(actionText('organization_department.change')).toBe('修改')
    expect(actionText('space.zone.polish')).toBe('polish')
  })
  it('tells jobs from people', () => {
    expect(actorText('王建国')).toBe('王建国')
    expect(actorText('system:repair.auto_file')).toContain('自动归档')
  })
  it('tells before and after by the labels of the fields', () => {
    expect(differences('repair_work_order', { state: { before: 'taken', after: 'working' }, assignee_id: { before: 0, after: null } })).toEqual([
      { label: '状态', before: '已接单', after: '处理中' },
      { label: '维修工', before: '–', after: '–' },
    ])
  })
  it('tells of lists only what came and went', () => {
    expect(differences('access_role', { permissions: { before: 'a,b,c', after: 'a,c,d' } })).toEqual([{ label: '权限', before: null, after: '+ d, − b' }])
  })
  it('leaves out empty fields of a created thing, and takes nonsense calmly', () => {
    expect(differences('access_role', { id: 3, name: '病区', permissions: '' })).toEqual([{ label: '名称', before: null, after: '病区' }])
    expect(differences('no_such', null)).toEqual([])
  })
  it('leads to the thing where it has a page', () => {
    expect(linkOf('repair_work_order', 7)).toBe('/orders/7')
    expect(linkOf('job_run', 7)).toBeNull()
  })
})
