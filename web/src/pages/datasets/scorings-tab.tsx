import { useState } from 'react';
import { useLocation } from 'wouter';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DatasetScoringsQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { ScoreDialog } from './score-dialog.tsx';
import { ScoringCard } from './scoring-card.tsx';
import { datasetHref, versionName, type Speech } from './shown.ts';
import { useReload, type DatasetPage } from './use-dataset.ts';

const SCORINGS = graphql(`
  query DatasetScorings($dataset: String!, $after: String) {
    scorings(dataset: $dataset, first: 100, after: $after) {
      edges {
        node {
          id
          createdAt
          scoredBy
          rowCount
          refusedCount
          sizeBytes
          expired {
            trashedAt
          }
          clusterCounts {
            cluster
            label
            rows
          }
          refusals {
            code
            rows
            examples {
              key
              feature
              value
              message
            }
          }
          datasetVersion {
            number
            tag
          }
          modelVersion {
            name
            model {
              name
            }
          }
          downloads {
            format
            path
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

export type Scoring = DatasetScoringsQuery['scorings']['edges'][number]['node'];

/** What models said of whole versions. */
export function ScoringsTab({ page }: { page: DatasetPage }) {
  const speech = useLanguage();
  const { t } = speech;
  const { may } = useViewer();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [wanted, setScoring] = useQueryParam('scoring');
  const dataset = page.dataset.name;
  const { nodes, isWhole, error, reload } = useAllPages(SCORINGS, { dataset }, ({ scorings }) => scorings);
  useReload(page, reload);
  const shown = nodes.find(({ id }) => id === wanted) ?? nodes.at(0);
  const columns = scoringColumns(speech);
  const button = may('OPERATOR') && (
    <button type="button" onClick={() => setAsking(true)}>
      {t.datasets.scorings.score}
    </button>
  );
  return (
    <>
      {error && <ErrorNote error={error} retry={reload} />}
      {!isWhole && nodes.length === 0 && !error && <Loading />}
      {isWhole && !shown && (
        <Empty title={t.datasets.scorings.none}>
          <p>{t.datasets.scorings.noneHint}</p>
          {button}
        </Empty>
      )}
      {shown && (
        <div className="grid">
          <section className="card">
            <h2>{t.datasets.tabs.scorings}</h2>
            <div className="toolbar">{button}</div>
            <DataTable
              label={t.datasets.tabs.scorings}
              columns={columns}
              rows={nodes}
              idOf={({ id }) => id}
              selected={shown.id}
              onSelect={({ id }) => setScoring(id)}
            />
          </section>
          <ScoringCard scoring={shown} />
        </div>
      )}
      {isAsking && (
        <ScoreDialog
          page={page}
          onStarted={(job) => navigate(datasetHref(dataset, { tab: 'scorings', job }))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function scoringColumns({ t, time }: Speech): Column<Scoring>[] {
  return [
    {
      id: 'version',
      name: t.datasets.version,
      value: ({ datasetVersion }) => datasetVersion.number,
      cell: ({ datasetVersion }) => versionName(datasetVersion),
    },
    {
      id: 'model',
      name: t.datasets.scorings.model,
      value: ({ modelVersion }) => `${modelVersion.model.name} ${modelVersion.name}`,
    },
    { id: 'rows', name: t.common.columns.rows, value: ({ rowCount }) => rowCount },
    { id: 'refused', name: t.datasets.scorings.refused, value: ({ refusedCount }) => refusedCount },
    {
      id: 'created',
      name: t.common.columns.created,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => time(createdAt),
    },
    { id: 'by', name: t.datasets.scorings.by, value: ({ scoredBy }) => scoredBy },
  ];
}
