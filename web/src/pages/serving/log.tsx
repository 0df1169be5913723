import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Downloads } from '../../components/downloads.tsx';
import { Choice, Field } from '../../components/field.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { LoggedPrediction } from './logged-prediction.tsx';
import { outcomeLabel, useLog, type Logged } from './use-log.ts';

const FILES = graphql(`
  query LogFiles($model: String!) {
    model(name: $model) {
      id
      predictionDownloads {
        format
        path
      }
      alias {
        version {
          clusters {
            id
            label
          }
        }
      }
    }
  }
`);

const timeOf = (text: string) => (Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString());

/** The answers that a model gave, one by one. */
export function Log({ model }: { model: string }) {
  const { t, number } = useLanguage();
  const words = t.serving.log;
  const [from, setFrom] = useQueryParam('from');
  const [to, setTo] = useQueryParam('to');
  const [cluster, setCluster] = useQueryParam('cluster');
  const [key, setKey] = useQueryParam('key');
  const [chosen, setChosen] = useQueryParam('prediction');
  const [{ data }] = useQuery({ query: FILES, variables: { model } });
  const { nodes, next, error, isLoading, loadOlder, reload } = useLog({
    model,
    from: timeOf(from),
    to: timeOf(to),
    cluster: /^\d+$/.test(cluster) ? Number(cluster) : null,
    key: key || null,
  });
  const clusters = data?.model?.alias?.version.clusters ?? [];
  const shown = nodes.find(({ id }) => id === chosen);
  return (
    <section className="card" aria-label={words.title}>
      <div className="toolbar">
        <Field name={words.from}>
          <input
            type="datetime-local"
            step={1}
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        </Field>
        <Field name={words.to}>
          <input type="datetime-local" step={1} value={to} onChange={({ target }) => setTo(target.value)} />
        </Field>
        <Choice
          name={words.cluster}
          value={cluster}
          options={[['', words.anyCluster], ...clusters.map(({ id, label }) => [String(id), label] as const)]}
          onChange={setCluster}
        />
        <Field name={words.key}>
          <input type="search" value={key} onChange={({ target }) => setKey(target.value)} />
        </Field>
        <button type="button" onClick={reload}>
          {words.refresh}
        </button>
        {data?.model && <Downloads name={words.files} files={data.model.predictionDownloads} />}
      </div>
      {error && <ErrorNote error={error} retry={reload} />}
      {isLoading && <Loading />}
      {!isLoading && !error && nodes.length === 0 && <p className="muted">{words.none}</p>}
      {nodes.length > 0 && (
        <>
          <p className="muted" role="status">
            {words.shown(number(nodes.length))}. {words.select}
          </p>
          <LogTable rows={nodes} selected={chosen} onSelect={(id) => setChosen(id === chosen ? '' : id)} />
          {next !== null && (
            <div className="toolbar">
              <button type="button" onClick={() => void loadOlder()}>
                {words.more}
              </button>
            </div>
          )}
          {shown && <LoggedPrediction key={shown.id} model={model} prediction={shown} onRecorded={reload} />}
        </>
      )}
    </section>
  );
}

interface LogTableProps {
  rows: readonly Logged[];
  selected: string;
  onSelect: (id: string) => void;
}

function LogTable({ rows, selected, onSelect }: LogTableProps) {
  const { t, time } = useLanguage();
  const words = t.serving.log;
  const columns: Column<Logged>[] = [
    {
      id: 'time',
      name: t.serving.time,
      value: (row) => row.time,
      cell: (row) => time(row.time),
    },
    { id: 'key', name: words.key, value: (row) => row.key ?? null },
    { id: 'label', name: words.label, value: ({ clusterLabel }) => clusterLabel },
    { id: 'confidence', name: words.confidence, value: ({ confidence }) => confidence },
    { id: 'distance', name: words.distance, value: ({ distanceToCenter }) => distanceToCenter },
    { id: 'version', name: t.serving.version, value: ({ modelVersion }) => modelVersion.name },
    { id: 'alias', name: t.serving.alias, value: ({ alias }) => alias },
    { id: 'role', name: words.role, value: ({ role }) => words.roles[role] },
    { id: 'caller', name: words.caller, value: ({ caller }) => caller },
    { id: 'latency', name: words.latency, value: ({ latencyMs }) => latencyMs },
    { id: 'outcome', name: words.outcome, value: outcomeLabel },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={rows}
      idOf={({ id }) => id}
      selected={selected}
      onSelect={({ id }) => onSelect(id)}
    />
  );
}
