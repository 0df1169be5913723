import type { EChartsCoreOption } from 'echarts/core';
import { clusterColors } from '../../charts/cluster-colors.ts';
import { profilesOf, type VersionDetails } from './version-document.ts';

/** A cluster's centre, feature by feature, as its distance from the mean of the training data in standard deviations. */
export interface ClusterProfile {
  id: number;
  label: string;
  scores: (number | null)[];
}

export function clusterProfiles(version: VersionDetails): ClusterProfile[] {
  const profiles = profilesOf(version);
  return version.clusters.map(({ id, label, centroid }) => ({
    id,
    label,
    scores: version.signature.map(({ name }) => {
      const { mean, standardDeviation } = profiles.get(name) ?? {};
      const value = centroid.find(({ feature }) => feature === name)?.value;
      if (value === undefined || typeof mean !== 'number' || !standardDeviation) return null;
      return (value - mean) / standardDeviation;
    }),
  }));
}

/** Names of columns break where a word ends. */
const inWords = (name: string) => name.replaceAll('_', ' ');

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);

export function barsOption(features: string[], profiles: ClusterProfile[], axis: string): EChartsCoreOption {
  const colors = clusterColors(profiles.length);
  return {
    legend: { bottom: 0, type: 'scroll' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 8, right: 16, top: 8, bottom: 64, containLabel: true },
    xAxis: { type: 'value', name: axis, nameLocation: 'middle', nameGap: 28 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: features,
      axisLabel: { width: 110, overflow: 'break', lineHeight: 14, formatter: inWords, margin: 10 },
      axisTick: { show: false },
      axisLine: { onZero: false },
    },
    series: profiles.map(({ label, scores }, i) => ({
      type: 'bar',
      name: label,
      itemStyle: { color: colors[i] },
      data: scores.map(rounded),
    })),
  };
}

export function radarOption(features: string[], profiles: ClusterProfile[]): EChartsCoreOption {
  const colors = clusterColors(profiles.length);
  const most = Math.max(1, ...profiles.flatMap(({ scores }) => scores.map((score) => Math.abs(score ?? 0))));
  const bound = Math.ceil(most * 2) / 2;
  return {
    legend: { bottom: 0, type: 'scroll' },
    tooltip: {},
    radar: {
      center: ['50%', '50%'],
      radius: '72%',
      indicator: features.map((name) => ({ name, min: -bound, max: bound })),
      axisName: { width: 110, overflow: 'break', lineHeight: 14, formatter: inWords },
    },
    series: [
      {
        type: 'radar',
        data: profiles.map(({ label, scores }, i) => ({
          name: label,
          value: scores.map(rounded),
          itemStyle: { color: colors[i] },
          lineStyle: { color: colors[i], width: 2 },
          areaStyle: { color: colors[i], opacity: 0.12 },
        })),
      },
    ],
  };
}
