import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';

/** What a comparison says of one metric. */
interface Score {
  metric: string;
  champion: number | null;
  challenger: number | null;
}

/** What a gate says of one condition. */
interface Check {
  name: string;
  passed: boolean;
  value: number | null;
  bound: number | null;
}

/** The figures that a stage went by: those with a name for people, the metrics and the checks of a gate. */
export function StageFigures({ figures }: { figures: unknown }) {
  const { t, figure } = useLanguage();
  if (figures === null || figures === undefined) return null;
  const given = figures as Record<string, unknown> & { scores?: Score[]; figures?: Check[] };
  const named = Object.entries(t.pipelines.figureNames).flatMap(([key, name]) => {
    const value = given[key];
    return typeof value === 'number' ? [[name, figure(value)] as const] : [];
  });
  return (
    <>
      {named.length > 0 && <Figures items={named} />}
      {Array.isArray(given.scores) && <Scores scores={given.scores} />}
      {Array.isArray(given.figures) && <Checks checks={given.figures} />}
    </>
  );
}

function Scores({ scores }: { scores: readonly Score[] }) {
  const { t, figure } = useLanguage();
  const names: Record<string, string> = t.pipelines.metrics;
  const show = (value: number | null) => (value === null ? '–' : figure(value));
  return (
    <Table
      label={t.pipelines.figures}
      head={[t.pipelines.metric, t.pipelines.champion, t.pipelines.challenger]}
      rows={scores.map(({ metric, champion, challenger }) => [
        names[metric] ?? metric,
        show(champion),
        show(challenger),
      ])}
    />
  );
}

function Checks({ checks }: { checks: readonly Check[] }) {
  const { t, figure } = useLanguage();
  const names: Record<string, string> = t.pipelines.checks;
  const show = (value: number | null) => (value === null ? '–' : figure(value));
  return (
    <Table
      label={t.pipelines.figures}
      head={[t.pipelines.check, t.pipelines.value, t.pipelines.bound, t.pipelines.outcome]}
      rows={checks.map(({ name, passed, value, bound }) => [
        names[name] ?? name,
        show(value),
        show(bound),
        <Badge key={name} tone={passed ? 'good' : 'bad'}>
          {passed ? t.pipelines.passed : t.pipelines.notPassed}
        </Badge>,
      ])}
    />
  );
}

function Table({
  label,
  head,
  rows,
}: {
  label: string;
  head: readonly string[];
  rows: readonly (readonly React.ReactNode[])[];
}) {
  return (
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table className="compact">
        <thead>
          <tr>
            {head.map((name, i) => (
              <th key={name} className={i > 0 ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0] as string}>
              {cells.map((cell, i) => (
                <td key={head[i]} className={i > 0 ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
