import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { useTheme } from '../theme.tsx';
import { saveFile, toCsv, toPng, type ChartTable } from './download.ts';

interface ChartProps {
  /** Names the chart for screen readers and for the files that it is saved to. */
  title: string;
  option: EChartsCoreOption;
  /** What the chart shows, for the download of its data and for those who cannot see it. */
  table: ChartTable;
  height?: number;
}

/** A chart that follows theme, size and language, and can be saved as PNG, SVG and CSV. */
export function Chart({ title, option, table, height = 320 }: ChartProps) {
  const { t } = useLanguage();
  const { theme } = useTheme();
  const holder = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);

  useEffect(() => {
    let made: ECharts | null = null;
    let isGone = false;
    const resized = new ResizeObserver(() => made?.resize());
    const draw = async () => {
      const { init } = await import('./echarts.ts');
      if (isGone || !holder.current) return;
      made = init(holder.current, theme === 'dark' ? 'dark' : undefined, { renderer: 'svg' });
      resized.observe(holder.current);
      setChart(made);
    };
    void draw();
    return () => {
      isGone = true;
      resized.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, [theme]);

  useEffect(() => {
    // Without a description ECharts would name the chart in English, whatever the language of the page.
    const aria = { enabled: true, label: { description: title } };
    chart?.setOption(
      { backgroundColor: 'transparent', animationDuration: 200, aria, ...option },
      { notMerge: true },
    );
  }, [chart, option, title]);

  const svg = () => decodeURIComponent(chart!.getDataURL({ type: 'svg' }).split(',', 2)[1]);
  const file = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const save = {
    svg: () => saveFile(`${file}.svg`, new Blob([svg()], { type: 'image/svg+xml' })),
    csv: () => saveFile(`${file}.csv`, new Blob([toCsv(table)], { type: 'text/csv' })),
    png: async () => {
      const background = getComputedStyle(document.body).backgroundColor;
      saveFile(`${file}.png`, await toPng(svg(), chart!.getWidth(), chart!.getHeight(), background));
    },
  };
  return (
    <figure className="chart">
      <figcaption>
        <span>{title}</span>
        <span className="chart-downloads">
          <button type="button" disabled={!chart} onClick={() => void save.png()}>
            PNG
          </button>
          <button type="button" disabled={!chart} onClick={save.svg}>
            SVG
          </button>
          <button type="button" onClick={save.csv}>
            CSV
          </button>
        </span>
      </figcaption>
      <div ref={holder} style={{ height }} role="img" aria-label={title} />
      {!chart && <p className="muted">{t.common.loading}</p>}
    </figure>
  );
}
