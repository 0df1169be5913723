import { createRequire } from 'node:module';

export interface ElbowInput {
  title: string;
  /** By number of clusters, ascending. */
  runs: { nClusters: number; inertia: number | null; silhouette: number | null }[];
  /** The number of clusters at the elbow; null: there is none. */
  elbow: number | null;
  /** The number of clusters of the run that won; null: none did. */
  picked: number | null;
}

const [WIDTH, HEIGHT] = [760, 440];
const require = createRequire(import.meta.url);

/** Inertia and silhouette over the numbers of clusters, as SVG. The same input gives the same bytes. */
export function drawElbow({ title, runs, elbow, picked }: ElbowInput): string {
  // The one file of the bundle is read in a quarter of the time of its modules, and only by threads that draw.
  const { init } = require('echarts/dist/echarts.min.js') as typeof import('echarts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  const marks = [
    ...(elbow === null ? [] : [{ xAxis: String(elbow), name: `elbow: k = ${elbow}` }]),
    ...(picked === null ? [] : [{ xAxis: String(picked), name: `picked: k = ${picked}` }]),
  ];
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: { text: title, left: 'center', textStyle: { fontSize: 15 } },
    legend: { bottom: 4 },
    grid: { left: 90, right: 80, top: 84, bottom: 76 },
    xAxis: {
      type: 'category',
      name: 'number of clusters',
      nameLocation: 'middle',
      nameGap: 28,
      data: runs.map(({ nClusters }) => String(nClusters)),
    },
    yAxis: [
      { type: 'value', name: 'inertia', scale: true },
      { type: 'value', name: 'silhouette', scale: true, splitLine: { show: false } },
    ],
    series: [
      {
        type: 'line',
        name: 'inertia',
        data: runs.map(({ inertia }) => inertia),
        color: '#0072b2',
        symbolSize: 8,
        markLine: {
          symbol: 'none',
          lineStyle: { type: 'dashed', color: '#5a6675' },
          data: marks.map((mark, index) => ({
            ...mark,
            label: { formatter: '{b}', position: 'end', distance: 6 + 14 * index },
          })),
        },
      },
      {
        type: 'line',
        name: 'silhouette',
        yAxisIndex: 1,
        data: runs.map(({ silhouette }) => silhouette),
        color: '#d55e00',
        symbol: 'rect',
        symbolSize: 8,
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Names within the file count all that the process has drawn.
  const names = new Map<string, string>();
  return svg.replaceAll(/\bzr\d+-[\w-]+/g, (name) => {
    if (!names.has(name)) names.set(name, `n${names.size}`);
    return names.get(name)!;
  });
}
