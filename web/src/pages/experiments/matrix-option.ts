import type { EChartsCoreOption } from 'echarts/core';
import { clusterColors } from '../../charts/cluster-colors.ts';
import type { Point } from './cluster-options.ts';

/** The rows of a run for a scatter-plot matrix. */
export interface MatrixSide {
  name: string;
  points: readonly Point[];
  clusterCount: number;
}

const [LEFT, TOP, GAP] = [6, 4, 1.5];

/**
 * A scatter-plot matrix of features: above the diagonal in the colours of one run's clusters, below it in those of the
 * other's, so that each pair of features is seen twice. The features stand on the diagonal.
 * @param features their names, and their places among the values of a point
 */
export function matrixOption(
  features: readonly (readonly [name: string, index: number])[],
  above: MatrixSide,
  below: MatrixSide,
  textColor: string,
): EChartsCoreOption {
  const size = features.length;
  const [width, height] = [(100 - LEFT - GAP * size) / size, (100 - 2 * TOP - GAP * size) / size];
  const cells = features.flatMap((_, row) =>
    features.flatMap((__, column) => (row === column ? [] : [{ row, column }])),
  );
  const place = (row: number, column: number) => ({
    left: `${LEFT + column * (width + GAP)}%`,
    top: `${TOP + row * (height + GAP)}%`,
  });
  // Numbers stand at the outer edges alone: at the left of the first column and below the last row.
  const axis = (isOuter: boolean) => ({
    type: 'value',
    scale: true,
    splitLine: { show: false },
    axisTick: { show: isOuter },
    axisLabel: { show: isOuter, fontSize: 10, hideOverlap: true },
    splitNumber: 3,
  });
  return {
    animation: false,
    title: features.map(([name], at) => ({
      text: name,
      left: `${LEFT + at * (width + GAP) + width / 2}%`,
      top: `${TOP + at * (height + GAP) + height / 2}%`,
      textAlign: 'center',
      textVerticalAlign: 'middle',
      textStyle: { fontSize: 11, color: textColor, overflow: 'truncate', width: 150 },
    })),
    grid: cells.map(({ row, column }) => ({
      ...place(row, column),
      width: `${width}%`,
      height: `${height}%`,
    })),
    xAxis: cells.map(({ row, column }, gridIndex) => ({
      ...axis(row === size - 1 || (row === size - 2 && column === size - 1)),
      gridIndex,
    })),
    yAxis: cells.map(({ row, column }, gridIndex) => ({
      ...axis(column === 0 || (row === 0 && column === 1)),
      gridIndex,
    })),
    series: cells.flatMap(({ row, column }, cell) => {
      const side = row < column ? above : below;
      const colors = clusterColors(side.clusterCount);
      const [x, y] = [features[column][1], features[row][1]];
      return colors.map((color, cluster) => ({
        type: 'scatter',
        xAxisIndex: cell,
        yAxisIndex: cell,
        color,
        symbolSize: 4,
        // One path for all points of a cluster: thousands of elements would take seconds.
        large: true,
        largeThreshold: 0,
        silent: true,
        data: side.points.flatMap((point) =>
          point.cluster === cluster &&
          typeof point.values[x] === 'number' &&
          typeof point.values[y] === 'number'
            ? [[point.values[x], point.values[y]]]
            : [],
        ),
      }));
    }),
  };
}
