import { useLanguage } from '../../i18n/language.tsx';
import { Figures } from '../../components/figures.tsx';
import { CentroidTable } from './clusters.tsx';
import { FeatureTable } from './feature-table.tsx';
import { GateChecks } from './gate-checks.tsx';
import { limitsOf } from './limits.ts';
import type { AliasMove } from './use-alias-moves.ts';
import { dataName, type VersionDetails } from './version-document.ts';

interface ModelCardProps {
  model: string;
  version: VersionDetails;
  moves: readonly AliasMove[];
}

/** A version on one sheet, after "Model Cards for Model Reporting" (Mitchell and others, 2019). */
export function ModelCard({ model, version, moves }: ModelCardProps) {
  const { t, number, time } = useLanguage();
  const { card } = t.models;
  const { datasetVersion, run } = version;
  const { dataset, timeFrom, timeTo } = datasetVersion;
  const { algorithm, scaling, pickReason } = run.sweep;
  const came = moves.filter(({ to }) => to.name === version.name).toReversed();
  return (
    <article className="model-card">
      <div className="toolbar no-print end">
        <button type="button" onClick={() => print()}>
          {card.print}
        </button>
      </div>
      <h3>
        {model} {version.name}
      </h3>
      <h4>{card.what}</h4>
      <p>
        {card.summary(
          model,
          number(datasetVersion.rowCount),
          dataset.name,
          version.clusters.length,
          card.algorithms[algorithm],
        )}{' '}
        {dataset.description}
      </p>
      <Figures
        items={[
          [t.common.columns.created, time(version.createdAt)],
          [card.scaled, card.scaling[scaling]],
        ]}
      />
      {pickReason && (
        <>
          <h4>{card.pick}</h4>
          <p lang="en">{pickReason}</p>
        </>
      )}
      <h4>{card.data}</h4>
      <Figures
        items={[
          [t.models.columns.data, dataName(version)],
          [t.models.clusters.rows, number(datasetVersion.rowCount)],
          timeFrom ? [card.period, [...new Set([timeFrom, timeTo])].join(' – ')] : null,
          [t.models.columns.standing, t.models.standing[datasetVersion.standing]],
        ]}
      />
      <p className="muted">
        {card.digest}: <code>{datasetVersion.digest}</code>
      </p>
      <h4>{card.features}</h4>
      <FeatureTable version={version} />
      <h4>{card.metrics}</h4>
      <Figures
        items={run.metrics.map(({ key, value }) => [t.models.metrics[key] ?? key, number(value)] as const)}
      />
      <h4>{card.sizes}</h4>
      <CentroidTable version={version} />
      <h4>{card.limits}</h4>
      <ul>
        {limitsOf(version, t, number).map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <h4>{card.gate}</h4>
      {came.length === 0 && <p className="muted">{card.never}</p>}
      {came.map(({ id, alias, movedAt, movedBy, reason, gate }) => (
        <section key={id} aria-label={card.promoted(alias, time(movedAt), movedBy)}>
          <p>
            {card.promoted(alias, time(movedAt), movedBy)}: {reason}
            {gate?.overrideReason && ` · ${t.models.asOf.overridden}: ${gate.overrideReason}`}
          </p>
          {gate && <GateChecks checks={gate.checks} />}
        </section>
      ))}
    </article>
  );
}
