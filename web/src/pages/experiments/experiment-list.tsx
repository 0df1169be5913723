import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useAllPages } from '../../api/use-all-pages.ts';
import { Badge } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ExperimentsQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { rangeOf } from './range.ts';
import { StartSweep } from './start-sweep.tsx';
import { toneOfJob } from './tones.ts';

const EXPERIMENTS = graphql(`
  query Experiments($after: String) {
    experiments(first: 100, after: $after) {
      edges {
        node {
          id
          name
          createdAt
          sweeps(first: 1) {
            edges {
              node {
                id
                createdAt
                nClusters
                pickedRun {
                  nClusters
                }
                job {
                  state
                }
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Listed = ExperimentsQuery['experiments']['edges'][number]['node'];
const newestOf = ({ sweeps }: Listed) => sweeps.edges.at(0)?.node;

/** All experiments with how their newest sweep stands. */
export function ExperimentList() {
  const speech = useLanguage();
  const { t } = speech;
  const { may } = useViewer();
  const [isStarting, setStarting] = useState(false);
  const { nodes, isWhole, error, reload } = useAllPages(EXPERIMENTS, {}, ({ experiments }) => experiments);
  const columns = useMemo(() => columnsOf(speech), [speech]);
  if (error && nodes.length === 0) return <ErrorNote error={error} retry={reload} />;
  const start = may('OPERATOR') && (
    <button type="button" className="primary" onClick={() => setStarting(true)}>
      {t.experiments.start.open}
    </button>
  );
  return (
    <>
      <div className="page-head">
        <h1>{t.experiments.title}</h1>
        {start}
      </div>
      {nodes.length > 0 ? (
        <DataTable label={t.experiments.title} columns={columns} rows={nodes} idOf={({ id }) => id} />
      ) : isWhole ? (
        <Empty title={t.experiments.none}>
          <p>{t.experiments.noneHint}</p>
        </Empty>
      ) : (
        <Loading />
      )}
      {isStarting && <StartSweep experiment="" onClose={() => setStarting(false)} />}
    </>
  );
}

function columnsOf({ t, time }: Pick<ReturnType<typeof useLanguage>, 't' | 'time'>): Column<Listed>[] {
  return [
    {
      id: 'name',
      name: t.experiments.experiment,
      value: ({ name }) => name,
      cell: ({ name }) => <Link href={`/experiments?experiment=${encodeURIComponent(name)}`}>{name}</Link>,
    },
    {
      id: 'newest',
      name: t.experiments.newestSweep,
      value: (each) => newestOf(each)?.createdAt ?? each.createdAt,
      cell: (each) => time(newestOf(each)?.createdAt ?? each.createdAt),
    },
    {
      id: 'state',
      name: t.experiments.status,
      value: (each) => newestOf(each)?.job.state ?? null,
      cell: (each) => {
        const state = newestOf(each)?.job.state;
        return state ? <Badge tone={toneOfJob(state)}>{t.experiments.jobStates[state]}</Badge> : '–';
      },
    },
    {
      id: 'tried',
      name: t.experiments.tried,
      value: (each) => rangeOf(newestOf(each)?.nClusters ?? []),
    },
    {
      id: 'picked',
      name: t.experiments.picked,
      value: (each) => newestOf(each)?.pickedRun?.nClusters ?? null,
    },
  ];
}
