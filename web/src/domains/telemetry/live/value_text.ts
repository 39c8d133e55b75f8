import { formatFigure } from '@/core/format'
import { t } from '@/core/i18n'
import { stateKey, type LivePoint } from './live_points'

/** A value as people say it: "93.4 %", "运行". */
export function valueText(point: LivePoint): string {
  const key = stateKey(point)
  return key ? t(key) : formatFigure(point.value, point.unit, point.decimals)
}
