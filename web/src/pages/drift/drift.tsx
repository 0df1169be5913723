import { Link, useLocation } from 'wouter';
import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Choice } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { DRIFT_SUBJECTS, type Subject } from './documents.ts';
import './drift.css';
import { History } from './history.tsx';
import { ReportPage } from './report.tsx';

/** Drift reports: what was found of a model or a dataset over time, and one report in full. */
export default function Drift() {
  const { t } = useLanguage();
  const [report] = useQueryParam('report');
  return (
    <>
      <h1>{t.drift.title}</h1>
      {report ? <ReportPage key={report} id={report} /> : <Subjects />}
    </>
  );
}

function Subjects() {
  const { t } = useLanguage();
  const [{ data, error, fetching }, again] = useQuery({ query: DRIFT_SUBJECTS });
  const [, navigate] = useLocation();
  const [model] = useQueryParam('model');
  const [dataset] = useQueryParam('dataset');
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return fetching ? <Loading /> : null;
  const models = data.models.edges.map(({ node }) => node.name);
  const datasets = data.datasets.edges.map(({ node }) => node.name);
  const params = { model, dataset };
  const subject: Subject | null = model
    ? { model }
    : dataset
      ? { dataset }
      : models.length > 0
        ? { model: models[0] }
        : datasets.length > 0
          ? { dataset: datasets[0] }
          : null;
  if (!subject) {
    return (
      <Empty title={t.drift.nothing}>
        <p>{t.drift.nothingHint}</p>
        <Link href="/datasets">{t.drift.toDatasets}</Link>
      </Empty>
    );
  }
  const chosen = 'model' in subject ? `model:${subject.model}` : `dataset:${subject.dataset}`;
  // What the address names may be beyond the first of the lists.
  const listed = (kind: 'model' | 'dataset', names: readonly string[], word: string) =>
    [...new Set([...(params[kind] ? [params[kind]] : []), ...names])].map(
      (name) => [`${kind}:${name}`, word + name] as const,
    );
  const options = [
    ...listed('model', models, t.drift.ofModel),
    ...listed('dataset', datasets, t.drift.ofDataset),
  ];
  const choose = (value: string) => {
    const [, kind, name] = /^(\w+):(.*)$/.exec(value)!;
    navigate(`/drift?${kind}=${encodeURIComponent(name)}`);
  };
  return (
    <History
      key={chosen}
      subject={subject}
      choice={<Choice name={t.drift.subject} value={chosen} options={options} onChange={choose} />}
    />
  );
}
