import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { interval, STANDING_TONES, versionName } from './shown.ts';
import type { DatasetPage } from './use-dataset.ts';

/** What a dataset is, and how it stands. */
export function About({ page: { dataset, versions, current } }: { page: DatasetPage }) {
  const { t, number, language, time } = useLanguage();
  const { source, watch } = dataset;
  const [newest] = versions;
  const transforms = t.datasets.create.transforms;
  return (
    <section className="card about" aria-label={t.datasets.about.title}>
      <Figures
        items={[
          current
            ? [t.datasets.columns.current, versionName(current)]
            : [t.datasets.columns.current, t.common.none],
          current ? [t.common.columns.rows, number(current.rowCount)] : null,
          newest
            ? [
                t.datasets.about.newest,
                <Badge key="standing" tone={STANDING_TONES[newest.standing]}>
                  {versionName(newest)}: {t.datasets.standings[newest.standing]}
                </Badge>,
              ]
            : null,
          [t.datasets.columns.source, t.datasets.sources[source.kind]],
          [t.datasets.create.key, dataset.keyColumn],
          watch
            ? [
                t.datasets.columns.watch,
                <Badge key="watch" tone={watch.error ? 'bad' : 'good'}>
                  {t.datasets.watch.every} {interval(watch.everySeconds, language)}
                </Badge>,
              ]
            : null,
        ]}
      />
      {watch?.error && (
        <p className="note error">
          {t.datasets.watch.failing}: {watch.error.message} <code>{watch.error.code}</code>
        </p>
      )}
      {watch?.checkedAt && (
        <p className="muted">
          {t.datasets.watch.checked} {time(watch.checkedAt)}
        </p>
      )}
      <details>
        <summary>{t.datasets.about.details}</summary>
        {source.query && <pre>{source.query}</pre>}
        {source.database && <p>{source.database}</p>}
        {source.url && <p className="breakable">{source.url}</p>}
        {dataset.measures && (
          <p>
            {t.datasets.create.measures}: {dataset.measures}
          </p>
        )}
        <section className="scroll" tabIndex={0} aria-label={t.datasets.create.features}>
          <table>
            <thead>
              <tr>
                <th>{t.datasets.create.feature}</th>
                <th>{t.datasets.create.unit}</th>
                <th>{t.datasets.create.direction}</th>
                <th>{t.datasets.create.transform}</th>
                <th>{t.datasets.create.missing}</th>
              </tr>
            </thead>
            <tbody>
              {dataset.features.map(({ name, unit, direction, transform, missing }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{unit}</td>
                  <td>{t.datasets.create.directions[direction]}</td>
                  <td>{transforms[transform.kind]}</td>
                  <td>{t.datasets.create.missings[missing]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  );
}
