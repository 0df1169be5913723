import { useQueryParam } from '../../api/query-param.ts';
import { Badge } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Field } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { GateChecks } from './gate-checks.tsx';
import { standingAt, type AliasMove } from './use-alias-moves.ts';

/** Where the aliases stood at a time, and every move of them. */
export function AliasHistory({ moves }: { moves: readonly AliasMove[] }) {
  const { t, time } = useLanguage();
  const [asOf, setAsOf] = useQueryParam('asOf');
  const [chosen, setChosen] = useQueryParam('move');
  const move = moves.find(({ number }) => String(number) === chosen);
  const standing = standingAt(moves, Number.isNaN(Date.parse(asOf)) ? undefined : new Date(asOf));
  return (
    <>
      <section className="card">
        <h2>{t.models.asOf.title}</h2>
        <Field name={t.models.asOf.field} hint={t.models.asOf.hint}>
          <input
            type="datetime-local"
            step={1}
            className="moment"
            value={asOf}
            onChange={({ target }) => setAsOf(target.value)}
          />
        </Field>
        {standing.length === 0 ? (
          <p className="muted">{moves.length === 0 ? t.models.noAlias : t.models.asOf.none}</p>
        ) : (
          <section className="scroll" aria-label={t.models.asOf.title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th>{t.models.columns.alias}</th>
                  <th>{t.models.version}</th>
                  <th>{t.models.time}</th>
                  <th>{t.models.by}</th>
                  <th>{t.models.reason}</th>
                </tr>
              </thead>
              <tbody>
                {standing.map(({ alias, to, movedAt, movedBy, reason }) => (
                  <tr key={alias}>
                    <th scope="row">{alias}</th>
                    <td>{to.name}</td>
                    <td>{time(movedAt)}</td>
                    <td>{movedBy}</td>
                    <td>{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </section>
      {moves.length > 0 && (
        <section className="card">
          <h2>{t.models.asOf.history}</h2>
          <p className="muted">{t.models.asOf.select}</p>
          <MoveTable
            moves={moves}
            selected={chosen}
            onSelect={({ number }) => setChosen(String(number), { push: true })}
          />
          {move && <MoveGate move={move} />}
        </section>
      )}
    </>
  );
}

interface MoveTableProps {
  moves: readonly AliasMove[];
  selected: string;
  onSelect: (move: AliasMove) => void;
}

function MoveTable({ moves, selected, onSelect }: MoveTableProps) {
  const { t, time } = useLanguage();
  const gateBadge = (isOverridden: boolean) => (
    <Badge tone={isOverridden ? 'warn' : 'good'}>
      {isOverridden ? t.models.asOf.overridden : t.models.checks.passed}
    </Badge>
  );
  const columns: Column<AliasMove>[] = [
    { id: 'number', name: t.models.columns.number, value: ({ number }) => number },
    {
      id: 'time',
      name: t.models.time,
      value: ({ movedAt }) => movedAt,
      cell: ({ movedAt }) => time(movedAt),
    },
    { id: 'alias', name: t.models.columns.alias, value: ({ alias }) => alias },
    { id: 'kind', name: t.models.columns.kind, value: ({ kind }) => t.models.kinds[kind] },
    { id: 'from', name: t.models.columns.from, value: ({ from }) => from?.name ?? null },
    { id: 'to', name: t.models.columns.to, value: ({ to }) => to.name },
    {
      id: 'gate',
      name: t.models.columns.gate,
      value: ({ gate }) => (gate ? (gate.overridden ? 'overridden' : 'passed') : null),
      cell: ({ gate }) => (gate ? gateBadge(gate.overridden) : '–'),
    },
    { id: 'by', name: t.models.by, value: ({ movedBy }) => movedBy },
    { id: 'reason', name: t.models.reason, value: ({ reason }) => reason },
  ];
  return (
    <DataTable
      label={t.models.asOf.history}
      columns={columns}
      rows={moves.toReversed()}
      idOf={({ number }) => String(number)}
      selected={selected}
      onSelect={onSelect}
      height={420}
    />
  );
}

function MoveGate({ move: { alias, from, to, gate } }: { move: AliasMove }) {
  const { t } = useLanguage();
  return (
    <section aria-live="polite">
      <h3>
        {t.models.columns.gate}: {t.models.lastMove(alias, from?.name ?? null, to.name)}
      </h3>
      {!gate && <p className="muted">{t.models.asOf.noGate}</p>}
      {gate?.overrideReason && (
        <p className="note">
          {t.models.asOf.overridden}: {gate.overrideReason}
        </p>
      )}
      {gate && <GateChecks checks={gate.checks} />}
    </section>
  );
}
