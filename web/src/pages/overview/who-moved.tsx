import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { Chart } from '../../charts/chart.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Choice } from '../../components/field.tsx';
import { Figures } from '../../components/figures.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { WhenSeen } from '../../components/when-seen.tsx';
import type { OverviewMigrationsQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { Carried } from './carried.tsx';
import { movedColumns } from './columns.tsx';
import { MIGRATIONS, MOVED, type Model } from './documents.ts';
import { periodOf } from './period.ts';
import { sankeyOption } from './sankey-option.ts';

const MOST_KEYS = 2000;

/** Who is not in the same cluster in the shown version and another one: the earlier of both is told as before. */
export function WhoMoved({ model, shown }: { model: Model; shown: string }) {
  const { t } = useLanguage();
  const versions = model.versions.edges.map(({ node }) => node);
  const [chosen, choose] = useQueryParam('compare');
  const others = versions.filter(({ name }) => name !== shown);
  const other = others.find(({ name }) => name === chosen)?.name ?? comparedWith(model, shown);
  if (other === undefined) {
    return (
      <section className="card">
        <h2>{t.overview.whoMoved}</h2>
        <p className="muted">{t.overview.nothingToCompare}</p>
      </section>
    );
  }
  // Versions come newest first.
  const ages = versions.map(({ name }) => name);
  const [from, to] = ages.indexOf(other) > ages.indexOf(shown) ? [other, shown] : [shown, other];
  return (
    <section className="card">
      <h2>{t.overview.whoMoved}</h2>
      <div className="toolbar">
        <Choice
          name={t.overview.compareWith}
          value={other}
          options={others.map(
            ({ name, datasetVersion }) => [name, `${name} · ${periodOf(datasetVersion)}`] as const,
          )}
          onChange={choose}
        />
      </div>
      <Between key={`${from} ${to}`} model={model.name} from={from} to={to} />
    </section>
  );
}

/** Production; of Production itself, what it took the place of, or else the version before. */
function comparedWith({ alias, aliasMoves, versions }: Model, shown: string): string | undefined {
  const names = versions.edges.map(({ node }) => node.name);
  if (alias && alias.version.name !== shown) return alias.version.name;
  const move = aliasMoves.edges.find(({ node }) => node.alias === 'Production' && node.to.name === shown);
  const before = move?.node.from?.name;
  return before !== undefined && before !== shown && names.includes(before)
    ? before
    : (names[names.indexOf(shown) + 1] ?? names.find((name) => name !== shown));
}

function Between({ model, from, to }: { model: string; from: string; to: string }) {
  const variables = { model, from, to };
  const [{ data, error }, again] = useQuery({ query: MIGRATIONS, variables });
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  return <Moves variables={variables} migrations={data.migrations} />;
}

interface MovesProps {
  variables: { model: string; from: string; to: string };
  migrations: OverviewMigrationsQuery['migrations'];
}

function Moves({ variables, migrations }: MovesProps) {
  const { t, number } = useLanguage();
  const [place, choose] = useQueryParam('place');
  const { nodes, isWhole, error, reload } = useAllPages(
    MOVED,
    variables,
    (data) => data.migrations.moved,
    MOST_KEYS,
  );
  const { from, to, summary, downloads } = migrations;
  const chosen = nodes.find(({ key }) => key === place);
  const csv = downloads.find(({ format }) => format === 'csv');
  return (
    <>
      <Figures
        items={[
          [t.overview.movedKeys, `${number(summary.movedKeys)} / ${number(summary.commonKeys)}`],
          summary.cameKeys > 0 ? [t.overview.came, number(summary.cameKeys)] : null,
          summary.wentKeys > 0 ? [t.overview.went, number(summary.wentKeys)] : null,
          typeof summary.adjustedRand === 'number'
            ? [t.overview.adjustedRand, number(summary.adjustedRand)]
            : null,
        ]}
      />
      <div className="moves">
        <WhenSeen height={330}>
          <Sankey migrations={migrations} />
        </WhenSeen>
        <div>
          {error && <ErrorNote error={error} retry={reload} />}
          {summary.movedKeys === 0 ? (
            <p className="muted">{t.overview.nobodyMoved}</p>
          ) : (
            <DataTable
              label={t.overview.whoMoved}
              columns={movedColumns(t.overview, from, to)}
              rows={nodes}
              idOf={({ key }) => key}
              selected={place}
              onSelect={({ key }) => choose(key)}
              sortParam="moves"
              height={320}
            />
          )}
          {isWhole || nodes.length === 0 || (
            <p className="muted">{t.overview.someRows(number(nodes.length), number(summary.movedKeys))}</p>
          )}
          {csv && summary.movedKeys > 0 && (
            <p>
              <a href={csv.path} download>
                {t.overview.download}
              </a>
            </p>
          )}
        </div>
      </div>
      {chosen && <Carried moved={chosen} />}
    </>
  );
}

function Sankey({ migrations }: Pick<MovesProps, 'migrations'>) {
  const { t } = useLanguage();
  const { from, to, summary } = migrations;
  const { came, went } = t.overview;
  const option = useMemo(
    () => sankeyOption(summary.flows, { from, to }, { came, went }),
    [summary, from, to, came, went],
  );
  const table = {
    columns: [t.overview.fromCluster(from.name), t.overview.toCluster(to.name), t.common.columns.rows],
    rows: summary.flows.map(({ fromLabel, toLabel, keys }) => [fromLabel ?? came, toLabel ?? went, keys]),
  };
  return <Chart title={t.overview.flows(from.name, to.name)} option={option} table={table} height={300} />;
}
