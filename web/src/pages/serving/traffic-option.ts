import type { EChartsCoreOption } from 'echarts/core';

export interface Minute {
  time: string;
  calls: number;
  answers: number;
  medianMs?: number | null;
  p99Ms?: number | null;
}

const MINUTE_MS = 60_000;

/** Every minute of the time, also those in which nobody asked. */
export function everyMinute(from: string, to: string, minutes: readonly Minute[]): Minute[] {
  const known = new Map(minutes.map((minute) => [Date.parse(minute.time), minute]));
  const all: Minute[] = [];
  for (let time = Date.parse(from); time < Date.parse(to); time += MINUTE_MS) {
    all.push(known.get(time) ?? { time: new Date(time).toISOString(), calls: 0, answers: 0 });
  }
  return all;
}

const FRAME = {
  // It is drawn anew whenever figures come in.
  animation: false,
  legend: { bottom: 0 },
  tooltip: { trigger: 'axis' },
  grid: { left: 8, right: 16, top: 28, bottom: 36, containLabel: true },
  xAxis: { type: 'time' },
};

export function callsOption(
  minutes: readonly Minute[],
  names: { calls: string; answers: string },
): EChartsCoreOption {
  return {
    ...FRAME,
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        type: 'bar',
        name: names.answers,
        itemStyle: { color: '#56b4e9' },
        data: minutes.map(({ time, answers }) => [time, answers]),
      },
      {
        type: 'line',
        name: names.calls,
        showSymbol: false,
        itemStyle: { color: '#009e73' },
        data: minutes.map(({ time, calls }) => [time, calls]),
      },
    ],
  };
}

export function latencyOption(
  minutes: readonly Minute[],
  names: { median: string; p99: string; ms: string },
): EChartsCoreOption {
  const line = (name: string, color: string, pick: (minute: Minute) => number | null | undefined) => ({
    type: 'line',
    name,
    // Minutes between quiet ones have no line to stand on.
    symbolSize: 5,
    itemStyle: { color },
    data: minutes.map((minute) => [minute.time, pick(minute) ?? null]),
  });
  return {
    ...FRAME,
    yAxis: { type: 'value', name: names.ms, nameTextStyle: { align: 'left' } },
    series: [
      line(names.median, '#009e73', ({ medianMs }) => medianMs),
      line(names.p99, '#d55e00', ({ p99Ms }) => p99Ms),
    ],
  };
}
