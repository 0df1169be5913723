import { useMemo } from 'react';
import { useQueryParam } from '../../api/query-param.ts';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { CrossTable, SideBySide } from './compare-tables.tsx';
import { metricOf, versionName, type RunRow } from './documents.ts';
import { ScatterMatrix } from './scatter-matrix.tsx';
import { useRun } from './use-run.ts';

/** The choice beside the table's: so many of the newest. */
const MOST_CHOICES = 200;

/** Two runs against each other. */
export function CompareTab({ runs, beat }: { runs: readonly RunRow[]; beat: number }) {
  const { t } = useLanguage();
  const [a, setA] = useQueryParam('a');
  const [b, setB] = useQueryParam('b');
  const [one, other] = [useRun(a, beat), useRun(b, beat)];
  const wrong = [one, other].find(({ error }) => error);
  return (
    <>
      <div className="toolbar">
        <RunChoice name={t.experiments.side('A')} value={a} runs={runs} onChange={setA} />
        <RunChoice name={t.experiments.side('B')} value={b} runs={runs} onChange={setB} />
      </div>
      {wrong?.error && <ErrorNote error={wrong.error} retry={wrong.retry} />}
      {(one.isLoading || other.isLoading) && <Loading />}
      {one.run && other.run ? (
        <>
          <ScatterMatrix a={one.run} b={other.run} />
          <CrossTable a={one.run} b={other.run} />
          <SideBySide a={one.run} b={other.run} />
        </>
      ) : (
        (a === '' || b === '') && (
          <Empty title={t.experiments.chooseTwo}>
            <p>{t.experiments.chooseTwoHint}</p>
          </Empty>
        )
      )}
    </>
  );
}

interface RunChoiceProps {
  name: string;
  value: string;
  runs: readonly RunRow[];
  onChange: (id: string) => void;
}

function RunChoice({ name, value, runs, onChange }: RunChoiceProps) {
  const { number } = useLanguage();
  const options = useMemo(() => {
    const finished = runs.filter(({ status }) => status === 'FINISHED');
    const newest = finished.slice(0, MOST_CHOICES);
    const chosen = runs.find(({ id }) => id === value);
    return chosen && !newest.includes(chosen) ? [chosen, ...newest] : newest;
  }, [runs, value]);
  return (
    <Choice
      name={name}
      value={value}
      options={[
        ['', '–'],
        ...options.map((run) => {
          const score = metricOf(run, 'silhouette_score');
          const told = score === null ? '' : ` · ${number(score)}`;
          return [run.id, `k = ${run.nClusters} · ${versionName(run.datasetVersion)}${told}`] as const;
        }),
      ]}
      onChange={onChange}
    />
  );
}
