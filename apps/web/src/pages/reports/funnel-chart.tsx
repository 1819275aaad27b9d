import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { ReportRow } from '../../api/reports';
import { useT } from '../../i18n';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const COLOURS = ['#1B5DAB', '#0D6670', '#8A5200', '#5645AD', '#17714A', '#B42A21', '#5F6B7C'];
const MOST_GROUPS = 6; // more bars of one row can't be told apart; the rest stand together
const ROW_PX = 30;

interface Bar {
  readonly name: string;
  readonly values: readonly number[];
}

/** Entered per stage as horizontal bars, split by group where the report is; patterns tell groups apart, not colour alone. */
export function FunnelChart({
  rows,
  label,
}: {
  readonly rows: readonly ReportRow[];
  readonly label: string;
}): ReactNode {
  const t = useT('reports');
  const box = useRef<HTMLDivElement>(null);
  const one = t('figure.funnel.entered');
  const rest = t('otherGroups');
  const { stages, bars } = useMemo(() => {
    const found = [...new Map(rows.map((row) => [String(row.stage), String(row.name)]))];
    return { stages: found, bars: toBars(rows, found, { one, rest }) };
  }, [rows, one, rest]);
  const height = stages.length * ROW_PX + (bars.length > 1 ? 48 : 24);

  useEffect(() => {
    if (!box.current) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: !still,
      animationDuration: 120,
      color: COLOURS,
      aria: { enabled: true, decal: { show: bars.length > 1 }, label: { description: label } },
      // The library measures the labels itself and knows no `inherit`.
      textStyle: { fontFamily: getComputedStyle(box.current).fontFamily, color: '#465263' },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      legend: bars.length > 1 ? { top: 0, left: 0, itemWidth: 14, itemGap: 20 } : undefined,
      grid: { left: 8, right: 48, top: bars.length > 1 ? 32 : 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: stages.map(([, name]) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#E1E5EA' } },
        axisLabel: { color: '#18212D', fontSize: 12 },
      },
      series: bars.map((bar): BarSeriesOption => ({
        type: 'bar',
        name: bar.name,
        stack: 'all',
        barMaxWidth: 18,
        data: [...bar.values],
        label: bars.length === 1 ? { show: true, position: 'right', color: '#18212D' } : { show: false },
      })),
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [bars, stages, label]);

  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />;
}

function toBars(
  rows: readonly ReportRow[],
  stages: readonly (readonly [string, string])[],
  names: { readonly one: string; readonly rest: string },
): readonly Bar[] {
  const groups = new Map<string, { name: string; rows: ReportRow[] }>();
  for (const row of rows) {
    const key = String(row.group ?? '');
    const group = groups.get(key) ?? { name: String(row.groupName ?? names.one), rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const all = [...groups.values()].map((group) => ({
    name: group.name,
    values: stages.map(([stage]) => Number(group.rows.find((row) => row.stage === stage)?.entered ?? 0)),
  }));
  const ordered = all.toSorted((a, b) => total(b) - total(a));
  const shown = ordered.slice(0, MOST_GROUPS);
  const rest = ordered.slice(MOST_GROUPS);
  if (rest.length === 0) return shown;
  const values = stages.map((_, index) => rest.reduce((sum, bar) => sum + (bar.values[index] ?? 0), 0));
  return [...shown, { name: names.rest, values }];
}

const total = (bar: Bar): number => bar.values.reduce((sum, value) => sum + value, 0);
