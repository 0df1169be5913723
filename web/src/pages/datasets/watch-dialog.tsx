import { useState } from 'react';
import { useMutation } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Choice, Field } from '../../components/field.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';

const WATCH = graphql(`
  mutation WatchDataset($input: WatchDatasetInput!) {
    watchDataset(input: $input) {
      id
      watch {
        everySeconds
      }
    }
  }
`);

const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
type Unit = keyof typeof UNITS;

interface WatchDialogProps {
  dataset: string;
  everySeconds: number;
  onDone: () => void;
  onClose: () => void;
}

/** Asks how often the source is looked at. */
export function WatchDialog({ dataset, everySeconds, onDone, onClose }: WatchDialogProps) {
  const { t } = useLanguage();
  const names = Object.keys(UNITS) as Unit[];
  const [unit, setUnit] = useState<Unit>(() => names.findLast((each) => everySeconds % UNITS[each] === 0)!);
  const [count, setCount] = useState(String(everySeconds / UNITS[unit]));
  const [, start] = useMutation(WATCH);
  const watch = async () => {
    const { error } = await start({ input: { dataset, everySeconds: Number(count) * UNITS[unit] } });
    if (!error) onDone();
    return error;
  };
  return (
    <Dialog
      title={t.datasets.watch.title}
      confirm={t.datasets.watch.confirm}
      onConfirm={watch}
      onClose={onClose}
    >
      <p>{t.datasets.watch.hint}</p>
      <div className="toolbar">
        <Field name={t.datasets.watch.interval}>
          <input
            type="number"
            min={1}
            required
            value={count}
            onChange={({ target }) => setCount(target.value)}
          />
        </Field>
        <Choice
          name={t.datasets.watch.unit}
          value={unit}
          options={names.map((each) => [each, t.datasets.watch.units[each]])}
          onChange={setUnit}
        />
      </div>
    </Dialog>
  );
}
