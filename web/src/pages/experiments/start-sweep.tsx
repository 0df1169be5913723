import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useGoTo } from '../../api/query-param.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Choice, Field } from '../../components/field.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { Algorithm, Scaling } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { tellSweepStarted } from './sweep-started.ts';

const CHOICES = graphql(`
  query SweepChoices {
    datasets(first: 100) {
      edges {
        node {
          id
          name
          versions(first: 50) {
            edges {
              node {
                id
                number
                tag
              }
            }
          }
        }
      }
    }
    models(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

const START = graphql(`
  mutation StartSweep($input: StartSweepInput!) {
    startSweep(input: $input) {
      id
      sweep {
        id
      }
    }
  }
`);

const ALGORITHMS: Algorithm[] = ['K_MEANS', 'GAUSSIAN_MIXTURE', 'AGGLOMERATIVE', 'MINI_BATCH_K_MEANS'];
const SCALINGS: Scaling[] = ['STANDARD', 'MINMAX', 'ROBUST'];

interface Wanted {
  experiment: string;
  dataset: string;
  version: string;
  from: number;
  to: number;
  algorithm: Algorithm;
  scaling: Scaling;
  seed: number;
  registerAs: string;
  withEvidence: boolean;
}

/** Asks for a sweep, and leads to it. */
export function StartSweep({ experiment, onClose }: { experiment: string; onClose: () => void }) {
  const { t } = useLanguage();
  const words = t.experiments.start;
  const goTo = useGoTo();
  const [{ data, error }] = useQuery({ query: CHOICES, requestPolicy: 'network-only' });
  const [, start] = useMutation(START);
  const [wanted, setWanted] = useState<Wanted>({
    experiment,
    dataset: '',
    version: '',
    from: 2,
    to: 6,
    algorithm: 'K_MEANS',
    scaling: 'STANDARD',
    seed: 42,
    registerAs: '',
    withEvidence: false,
  });
  const change = (changes: Partial<Wanted>) => setWanted((before) => ({ ...before, ...changes }));
  const datasets = data?.datasets.edges.map(({ node }) => node) ?? [];
  const dataset = datasets.find(({ name }) => name === wanted.dataset) ?? datasets.at(0);
  const submit = async () => {
    const { from, to, seed, registerAs, version, dataset: _dataset, ...same } = wanted;
    const { data: answer, error: wrong } = await start({
      input: {
        ...same,
        dataset: dataset?.name ?? '',
        version: version === '' ? null : Number(version),
        nClusters: Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index),
        randomState: seed,
        registerAs: registerAs === '' ? null : registerAs,
      },
    });
    if (answer) {
      goTo({ experiment: wanted.experiment, tab: 'sweep', sweep: answer.startSweep.sweep!.id });
      tellSweepStarted();
    }
    return wrong;
  };
  const ready = dataset && { confirm: words.submit, onConfirm: submit };
  return (
    <Dialog title={words.title} {...ready} onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading />}
      {data && !dataset && <p>{words.noData}</p>}
      {dataset && (
        <>
          <Field name={t.experiments.experiment}>
            <input
              required
              value={wanted.experiment}
              onChange={({ target }) => change({ experiment: target.value })}
            />
          </Field>
          <div className="toolbar">
            <Choice
              name={t.experiments.data}
              value={dataset.name}
              options={datasets.map(({ name }) => [name, name])}
              onChange={(name) => change({ dataset: name, version: '' })}
            />
            <Choice
              name={words.version}
              value={wanted.version}
              options={[
                ['', words.current],
                ...dataset.versions.edges.map(
                  ({ node: { number, tag } }) =>
                    [String(number), tag ? `${number} · ${tag}` : String(number)] as const,
                ),
              ]}
              onChange={(version) => change({ version })}
            />
          </div>
          <div className="toolbar">
            <WholeNumber
              name={words.from}
              least={2}
              value={wanted.from}
              onChange={(from) => change({ from })}
            />
            <WholeNumber
              name={words.to}
              least={wanted.from}
              value={wanted.to}
              onChange={(to) => change({ to })}
            />
            <WholeNumber
              name={words.seed}
              least={0}
              value={wanted.seed}
              onChange={(seed) => change({ seed })}
            />
          </div>
          <div className="toolbar">
            <Choice
              name={words.algorithm}
              value={wanted.algorithm}
              options={ALGORITHMS.map((each) => [each, t.experiments.algorithms[each]])}
              onChange={(algorithm) => change({ algorithm })}
            />
            <Choice
              name={words.scaling}
              value={wanted.scaling}
              options={SCALINGS.map((each) => [each, t.experiments.scalings[each]])}
              onChange={(scaling) => change({ scaling })}
            />
          </div>
          <Field name={words.registerAs} hint={words.registerHint}>
            <input
              list="models"
              value={wanted.registerAs}
              onChange={({ target }) => change({ registerAs: target.value })}
            />
          </Field>
          <datalist id="models">
            {data?.models.edges.map(({ node }) => (
              <option key={node.id}>{node.name}</option>
            ))}
          </datalist>
          <label>
            <input
              type="checkbox"
              checked={wanted.withEvidence}
              onChange={({ target }) => change({ withEvidence: target.checked })}
            />{' '}
            {words.withEvidence}
          </label>
        </>
      )}
    </Dialog>
  );
}

interface WholeNumberProps {
  name: string;
  least: number;
  value: number;
  onChange: (value: number) => void;
}

function WholeNumber({ name, least, value, onChange }: WholeNumberProps) {
  return (
    <Field name={name}>
      <input
        type="number"
        className="short"
        required
        min={least}
        value={Number.isNaN(value) ? '' : value}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </Field>
  );
}
