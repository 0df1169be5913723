import { useLanguage } from '../../i18n/language.tsx';
import { versionName, type RunDetails } from './documents.ts';
import { nameOfMetric } from './run-columns.tsx';

interface Pair {
  a: RunDetails;
  b: RunDetails;
}

/** How many rows are in which cluster of A and which of B. */
export function CrossTable({ a, b }: Pair) {
  const { t, number } = useLanguage();
  const inB = new Map(b.points?.points.map(({ key, cluster }) => [key, cluster]));
  const counts = a.clusters.map(() => b.clusters.map(() => 0));
  for (const { key, cluster } of a.points?.points ?? []) {
    const other = inB.get(key);
    if (other !== undefined) counts[cluster][other]++;
  }
  if (counts.every((row) => row.every((count) => count === 0))) return null;
  return (
    <section className="card">
      <h2>{t.experiments.cross}</h2>
      <section className="scroll" aria-label={t.experiments.cross} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>A \ B</th>
              {b.clusters.map(({ id, label }) => (
                <th key={id} className="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {a.clusters.map(({ id, label }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                {counts[id].map((count, other) => (
                  <td key={b.clusters[other].id} className="number">
                    {number(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Parameters and metrics of both; what differs is marked. */
export function SideBySide({ a, b }: Pair) {
  const { t, number } = useLanguage();
  const words = t.experiments;
  const text = (value: string | number | null) =>
    typeof value === 'number' ? number(value, 4) : (value ?? '–');
  const data = { key: words.data, a: versionName(a.datasetVersion), b: versionName(b.datasetVersion) };
  const rows = [data, ...pairs(a.params, b.params), ...pairs(a.metrics, b.metrics)];
  return (
    <section className="card">
      <h2>{words.sideBySide}</h2>
      <section className="scroll" aria-label={words.sideBySide} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{words.value}</th>
              <th className="number">A</th>
              <th className="number">B</th>
              <th className="number">B − A</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, a: one, b: other }) => (
              <tr key={key} className={one === other ? undefined : 'differs'}>
                <th scope="row">{nameOfMetric(key, words.metrics)}</th>
                <td className="number">{text(one)}</td>
                <td className="number">{text(other)}</td>
                <td className="number">
                  {typeof one === 'number' && typeof other === 'number' ? number(other - one, 4) : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What either side has a value for, in the order of A. */
function pairs<Value extends string | number>(
  a: readonly { key: string; value: Value }[],
  b: readonly { key: string; value: Value }[],
): { key: string; a: Value | null; b: Value | null }[] {
  const keys = new Set([...a, ...b].map(({ key }) => key));
  const valueIn = (side: typeof a, key: string) => side.find((each) => each.key === key)?.value ?? null;
  return [...keys].map((key) => ({ key, a: valueIn(a, key), b: valueIn(b, key) }));
}
