import { useState } from 'react';
import { useMutation } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ComparedMetric } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { Gate } from './gate-tab.tsx';

const SET_GATE = graphql(`
  mutation SetGate($model: String!, $gate: PromotionGateInput!) {
    setPromotionGate(model: $model, gate: $gate) {
      revision
    }
  }
`);

const METRICS = ['SILHOUETTE', 'DAVIES_BOULDIN', 'CALINSKI_HARABASZ', 'INERTIA'] as const;

interface GateDialogProps {
  model: string;
  /** What holds now; null: nothing. */
  gate: Gate | null;
  onClose: () => void;
}

const textOf = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '');
const numberOf = (text: string) => (text.trim() === '' ? null : Number(text));

/** Declares the next revision of a gate. */
export function GateDialog({ model, gate, onClose }: GateDialogProps) {
  const { t } = useLanguage();
  const words = t.models.gate;
  const [aliases, setAliases] = useState(gate ? (gate.aliases ?? []).join(', ') : 'Production');
  const [isComparable, setComparable] = useState(gate?.requireComparable !== false);
  const [bounds, setBounds] = useState<Partial<Record<ComparedMetric, string>>>(
    gate
      ? Object.fromEntries(
          (gate.metrics ?? []).map((each) => [each.metric, textOf(each.minimumImprovement ?? 0)]),
        )
      : { SILHOUETTE: '0' },
  );
  const [least, setLeast] = useState({
    size: textOf(gate?.minimumClusterSize),
    share: textOf(typeof gate?.minimumClusterShare === 'number' ? gate.minimumClusterShare * 100 : null),
    stability: textOf(gate?.minimumStability),
    matching: textOf(gate?.minimumMatching),
  });
  const [, setGate] = useMutation(SET_GATE);
  const share = numberOf(least.share);
  const confirm = async () => {
    const { error } = await setGate({
      model,
      gate: {
        aliases: aliases
          .split(',')
          .map((alias) => alias.trim())
          .filter(Boolean),
        requireComparable: isComparable,
        metrics: METRICS.flatMap((metric) => {
          const minimumImprovement = numberOf(bounds[metric] ?? '');
          const direction = gate?.metrics?.find((each) => each.metric === metric)?.direction;
          return minimumImprovement === null ? [] : [{ metric, minimumImprovement, direction }];
        }),
        minimumClusterSize: numberOf(least.size),
        minimumClusterShare: share === null ? null : share / 100,
        minimumStability: numberOf(least.stability),
        minimumMatching: numberOf(least.matching),
      },
    });
    return error;
  };
  return (
    <Dialog title={words.title} confirm={words.save} onConfirm={confirm} onClose={onClose}>
      <Field name={words.aliases} hint={words.aliasesHint}>
        <input value={aliases} onChange={({ target }) => setAliases(target.value)} />
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={isComparable}
          onChange={({ target }) => setComparable(target.checked)}
        />
        {words.comparable}
      </label>
      <fieldset>
        <legend>{words.metrics}</legend>
        <div className="grid tight">
          {METRICS.map((metric) => (
            <Field key={metric} name={t.models.compared[metric]}>
              <input
                type="number"
                step="any"
                value={bounds[metric] ?? ''}
                onChange={({ target }) => setBounds({ ...bounds, [metric]: target.value })}
              />
            </Field>
          ))}
        </div>
        <small className="muted">{words.metricsHint}</small>
      </fieldset>
      <div className="grid tight">
        {(['size', 'share', 'stability', 'matching'] as const).map((each) => (
          <Field key={each} name={words[each]}>
            <input
              type="number"
              step={each === 'size' ? 1 : 'any'}
              placeholder={words.any}
              value={least[each]}
              onChange={({ target }) => setLeast({ ...least, [each]: target.value })}
            />
          </Field>
        ))}
      </div>
    </Dialog>
  );
}
