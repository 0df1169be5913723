import { Badge } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { Flips } from './flips.tsx';
import type { Report } from './shadow.tsx';

type Pair = Report['pairsByDifference']['edges'][number]['node'];

/** How a shadow and Production differ on the requests that both got. */
export function ShadowReport({ report }: { report: Report }) {
  const { t, number } = useLanguage();
  const words = t.serving.shadow;
  const { pairs, agreement, errors, flips, latency } = report;
  if (pairs === 0) return <p className="muted">{words.noPairs}</p>;
  return (
    <>
      <Figures
        items={[
          [words.pairs, number(pairs)],
          typeof agreement === 'number' ? [words.agreement, `${number(agreement * 100, 1)} %`] : null,
        ]}
      />
      {errors.length > 0 && (
        <div className="note error">
          <strong>{words.errors}</strong>
          <ul>
            {errors.map(({ code, count }) => (
              <li key={code}>
                <code>{code}</code>: {number(count)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="grid">
        <div>
          <Flips flips={flips} to={words.to} />
        </div>
        {latency && <Latency latency={latency} />}
      </div>
      <h2>{words.pairsTitle}</h2>
      <Pairs pairs={report.pairsByDifference.edges.map(({ node }) => node)} />
    </>
  );
}

function Latency({ latency }: { latency: NonNullable<Report['latency']> }) {
  const { t, number } = useLanguage();
  const words = t.serving.shadow;
  const rows = [
    [words.from, latency.productionMedianMs, latency.productionP99Ms],
    [words.to, latency.shadowMedianMs, latency.shadowP99Ms],
    [words.difference, latency.medianDifferenceMs, latency.p99DifferenceMs],
  ] as const;
  return (
    <section className="scroll" aria-label={words.latency} tabIndex={0}>
      <table>
        <caption>{words.latency}</caption>
        <thead>
          <tr>
            <th>{t.serving.version}</th>
            <th className="number">{words.median}</th>
            <th className="number">{words.p99}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, median, p99]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{number(median, 4)}</td>
              <td className="number">{number(p99, 4)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shadowBadge({ shadowLabel, shadowVersion, productionLabel, error }: Pair) {
  if (error) return <Badge tone="bad">{error}</Badge>;
  return (
    <Badge tone={shadowLabel === productionLabel ? 'good' : 'warn'}>
      {shadowLabel} · {shadowVersion}
    </Badge>
  );
}

function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  const { t, time } = useLanguage();
  const words = t.serving.shadow;
  const columns: Column<Pair>[] = [
    { id: 'key', name: words.key, value: ({ key, predictionId }) => key ?? predictionId },
    {
      id: 'production',
      name: words.productionLabel,
      value: ({ productionLabel, productionVersion }) => `${productionLabel} · ${productionVersion}`,
    },
    {
      id: 'shadow',
      name: words.shadowLabel,
      value: ({ shadowLabel, error }) => shadowLabel ?? error ?? null,
      cell: (pair) => shadowBadge(pair),
    },
    { id: 'difference', name: words.by, value: ({ difference }) => difference ?? null },
    { id: 'time', name: t.serving.time, value: (pair) => pair.time, cell: (pair) => time(pair.time) },
  ];
  return (
    <DataTable
      label={words.pairsTitle}
      columns={columns}
      rows={pairs}
      idOf={({ predictionId }) => predictionId}
      height={420}
    />
  );
}
