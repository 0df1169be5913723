import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Downloads } from '../../components/downloads.tsx';
import { Choice } from '../../components/field.tsx';
import { Figures } from '../../components/figures.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ModelMigrationsQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { flowOption } from './flow-option.ts';
import type { ListedVersion } from './registered-model.tsx';
import type { Standing } from './use-alias-moves.ts';

const MIGRATIONS = graphql(`
  query ModelMigrations($model: String!, $from: String, $to: String) {
    migrations(model: $model, from: $from, to: $to) {
      from {
        name
        clusters {
          label
        }
      }
      to {
        name
        clusters {
          label
        }
      }
      summary {
        commonKeys
        movedKeys
        cameKeys
        wentKeys
        adjustedRand
        flows {
          fromLabel
          toLabel
          keys
        }
      }
      downloads {
        format
        path
      }
      moved(first: 100) {
        edges {
          node {
            key
            name
            fromLabel
            toLabel
            byValues
            byCentres
            features {
              feature
              before
              after
              unit
            }
          }
        }
      }
    }
  }
`);

type Shown = ModelMigrationsQuery['migrations'];
type Moved = Shown['moved']['edges'][number]['node'];

interface MigrationsProps {
  model: string;
  versions: readonly ListedVersion[];
  current: readonly Standing[];
}

/** Who moved from which cluster to which between two versions: as a rule Production and the one before. */
export function Migrations({ model, versions, current }: MigrationsProps) {
  const { t } = useLanguage();
  const words = t.models.migrations;
  const [from, setFrom] = useQueryParam('from');
  const [to, setTo] = useQueryParam('to');
  const isProduction = current.some(({ alias }) => alias === 'Production');
  const isNamed = from !== '' && to !== '';
  const [{ data, error, fetching }, again] = useQuery({
    query: MIGRATIONS,
    variables: { model, from: from || null, to: to || null },
    pause: versions.length < 2 || (!isProduction && !isNamed),
  });
  if (versions.length === 1) return <Empty title={words.none} />;
  const names = versions.map(({ name }) => [name, name] as const);
  const hasNoPrevious = error?.graphQLErrors[0]?.extensions['code'] === 'NO_PREVIOUS_VERSION';
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <div className="toolbar">
        <Choice name={words.from} value={from} options={[['', words.usual], ...names]} onChange={setFrom} />
        <Choice name={words.to} value={to} options={[['', words.production], ...names]} onChange={setTo} />
        {data && <Downloads name={words.table} files={data.migrations.downloads} />}
      </div>
      {fetching && <Loading />}
      {error && !hasNoPrevious && <ErrorNote error={error} retry={again} />}
      {(hasNoPrevious || (!isProduction && !isNamed)) && <p className="muted">{words.none}</p>}
      {data && !error && <Shift migrations={data.migrations} />}
    </section>
  );
}

function Shift({ migrations: { from, to, summary, moved } }: { migrations: Shown }) {
  const { t, number } = useLanguage();
  const words = t.models.migrations;
  const { flows } = summary;
  const option = useMemo(() => {
    const labels = {
      from: from.clusters.map(({ label }) => label),
      to: to.clusters.map(({ label }) => label),
    };
    return flowOption(flows, labels, { from: from.name, to: to.name, absent: words.absent });
  }, [flows, from, to, words]);
  const table = {
    columns: [from.name, to.name, words.keys],
    rows: flows.map(({ fromLabel, toLabel, keys }) => [fromLabel ?? null, toLabel ?? null, keys]),
  };
  const rows = moved.edges.map(({ node }) => node);
  return (
    <>
      <Figures
        items={[
          [words.common, number(summary.commonKeys)],
          [words.moved, number(summary.movedKeys)],
          [words.came, number(summary.cameKeys)],
          [words.went, number(summary.wentKeys)],
          typeof summary.adjustedRand === 'number'
            ? [words.adjustedRand, number(summary.adjustedRand)]
            : null,
        ]}
      />
      {from.name !== to.name && <Chart title={words.flows} option={option} table={table} height={340} />}
      <h3>{words.table}</h3>
      {rows.length === 0 ? (
        <p className="muted">{words.nobody}</p>
      ) : (
        <>
          <p className="muted">
            {words.hint}{' '}
            {rows.length < summary.movedKeys && words.first(number(rows.length), number(summary.movedKeys))}
          </p>
          <MovedTable rows={rows} />
        </>
      )}
    </>
  );
}

function MovedTable({ rows }: { rows: readonly Moved[] }) {
  const { t, number } = useLanguage();
  const words = t.models.migrations;
  const show = (value: number | null | undefined) => (typeof value === 'number' ? number(value) : '–');
  const columns: Column<Moved>[] = [
    { id: 'key', name: words.key, value: ({ key }) => key },
    { id: 'name', name: words.name, value: ({ name }) => name },
    { id: 'from', name: words.from, value: ({ fromLabel }) => fromLabel },
    { id: 'to', name: words.to, value: ({ toLabel }) => toLabel },
    {
      id: 'carried',
      name: words.carriedBy,
      value: ({ features }) => features.at(0)?.feature ?? null,
      cell: ({ features: [first] }) =>
        first ? `${first.feature}: ${show(first.before)} → ${show(first.after)}` : '–',
    },
    { id: 'byValues', name: words.byValues, value: ({ byValues }) => byValues },
    { id: 'byCentres', name: words.byCentres, value: ({ byCentres }) => byCentres },
  ];
  return <DataTable label={words.table} columns={columns} rows={rows} idOf={({ key }) => key} height={420} />;
}
