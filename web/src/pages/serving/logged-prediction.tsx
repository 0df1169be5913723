import { useState, type SubmitEvent } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { Figures } from '../../components/figures.tsx';
import { Choice } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { outcomeLabel, type Logged } from './use-log.ts';

const RECORD = graphql(`
  mutation RecordOutcome($predictionId: ID!, $cluster: Int!) {
    recordOutcomes(outcomes: [{ predictionId: $predictionId, cluster: $cluster }]) {
      recorded
      error {
        code
        message
      }
    }
  }
`);

interface LoggedPredictionProps {
  model: string;
  prediction: Logged;
  onRecorded: () => void;
}

/** One answer of the log: what was asked, and what turned out to be true. */
export function LoggedPrediction({ model, prediction, onRecorded }: LoggedPredictionProps) {
  const { t, number, time } = useLanguage();
  const { may } = useViewer();
  const words = t.serving.log;
  const { id, key, features, clusterLabel, modelVersion, outcome, role } = prediction;
  const way = new URLSearchParams({ model, version: modelVersion.name, part: 'lineage', prediction: id });
  return (
    <section aria-label={words.detail}>
      <h2>
        {key ?? words.detail}: {clusterLabel}
      </h2>
      <h3>{words.features}</h3>
      <Figures
        items={features.map(
          ({ feature, value }) => [feature, typeof value === 'number' ? number(value, 6) : '–'] as const,
        )}
      />
      <h3>{words.truth}</h3>
      {outcome ? (
        <p>
          {outcomeLabel(prediction)}{' '}
          <span className="muted">{words.recordedBy(outcome.recordedBy, time(outcome.recordedAt))}</span>
        </p>
      ) : (
        <p className="muted">{words.unknown}</p>
      )}
      {!outcome && role !== 'SHADOW' && may('OPERATOR') && (
        <RecordOutcome prediction={prediction} onRecorded={onRecorded} />
      )}
      <p>
        <Link href={`/models?${way}`}>{words.lineage}</Link>
      </p>
    </section>
  );
}

function RecordOutcome({ prediction, onRecorded }: Omit<LoggedPredictionProps, 'model'>) {
  const { t } = useLanguage();
  const words = t.serving.log;
  const [cluster, setCluster] = useState(String(prediction.cluster));
  const [{ data, error, fetching }, record] = useMutation(RECORD);
  const wrong = data?.recordOutcomes.at(0)?.error;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await record({ predictionId: prediction.id, cluster: Number(cluster) });
    if (answer.data?.recordOutcomes.at(0)?.recorded) onRecorded();
  };
  return (
    <form className="toolbar" onSubmit={(event) => void submit(event)}>
      <Choice
        name={words.truth}
        value={cluster}
        options={prediction.modelVersion.clusters.map(({ id, label }) => [String(id), label] as const)}
        onChange={setCluster}
      />
      <button type="submit" disabled={fetching}>
        {words.record}
      </button>
      {error && <ErrorNote error={error} />}
      {wrong && (
        <p className="note error" role="alert">
          <span lang="en">{wrong.message}</span> <code>{wrong.code}</code>
        </p>
      )}
    </form>
  );
}
