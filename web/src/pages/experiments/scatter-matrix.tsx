import { useMemo } from 'react';
import { useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { clusterColors } from '../../charts/cluster-colors.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useTheme } from '../../theme.tsx';
import type { RunDetails } from './documents.ts';
import { matrixOption, type MatrixSide } from './matrix-option.ts';

/** So many are shown until others are chosen: with more the plots grow too small. */
const USUAL_FEATURES = 4;
const PLOT_HEIGHT = 190;

/** The features of the data against each other, above the diagonal by the clusters of A, below it by those of B. */
export function ScatterMatrix({ a, b }: { a: RunDetails; b: RunDetails }) {
  const { t } = useLanguage();
  const { theme } = useTheme();
  const words = t.experiments;
  const common = useMemo(
    () => (a.points?.features ?? []).filter((name) => b.points?.features.includes(name)),
    [a, b],
  );
  const [chosen, setChosen] = useQueryParam('features');
  const shown = useMemo(() => {
    const wanted = chosen === '' ? common.slice(0, USUAL_FEATURES) : chosen.split('|');
    return common.filter((name) => wanted.includes(name));
  }, [common, chosen]);
  const option = useMemo(() => {
    // Both runs list the features of their own data, which may stand in another order.
    const side = (run: RunDetails): MatrixSide => ({
      name: run.name,
      points: (run.points?.points ?? []).map((point) => ({
        ...point,
        values: shown.map((name) => point.values[run.points!.features.indexOf(name)] ?? null),
      })),
      clusterCount: run.clusters.length,
    });
    const features = shown.map((name, index) => [name, index] as const);
    return matrixOption(features, side(a), side(b), theme === 'dark' ? '#e6ebf2' : '#1b2430');
  }, [shown, a, b, theme]);
  const table = useMemo(() => tableOf(a, b, shown, words), [a, b, shown, words]);
  if (common.length < 2) return <p className="muted">{words.noMatrix}</p>;
  const toggle = (name: string) => {
    const next = shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name];
    if (next.length > 1) setChosen(common.filter((each) => next.includes(each)).join('|'));
  };
  return (
    <section className="card">
      <fieldset className="toolbar features">
        <legend>{words.features}</legend>
        {common.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={shown.includes(name)} onChange={() => toggle(name)} /> {name}
          </label>
        ))}
      </fieldset>
      <Legend text={words.aboveDiagonal} run={a} />
      <Legend text={words.belowDiagonal} run={b} />
      <div className="scroll">
        <div className="broad">
          <Chart title={words.matrix} option={option} table={table} height={PLOT_HEIGHT * shown.length} />
        </div>
      </div>
    </section>
  );
}

function Legend({ text, run: { name, clusters } }: { text: string; run: RunDetails }) {
  const colors = clusterColors(clusters.length);
  return (
    <ul className="legend">
      <li>
        <strong>
          {text}: {name}
        </strong>
      </li>
      {clusters.toReversed().map(({ id, label, size }) => (
        <li key={id}>
          <span className="swatch" style={{ background: colors[id] }} />
          {label} · {size}
        </li>
      ))}
    </ul>
  );
}

/** The rows of both runs: each with its features, and what either run says of it. */
function tableOf(
  a: RunDetails,
  b: RunDetails,
  features: readonly string[],
  words: { key: string; cluster: string },
) {
  const inB = new Map(b.points?.points.map(({ key, cluster }) => [key, cluster]));
  const places = features.map((name) => a.points!.features.indexOf(name));
  return {
    columns: [words.key, ...features, `${words.cluster} A`, `${words.cluster} B`],
    rows: (a.points?.points ?? []).map(({ key, values, cluster }) => {
      const other = inB.get(key);
      return [
        key,
        ...places.map((place) => values[place] ?? null),
        a.clusters[cluster].label,
        other === undefined ? null : b.clusters[other].label,
      ];
    }),
  };
}
