import { useState } from 'react';
import { useMutation } from 'urql';
import { useAllPages } from '../../api/use-all-pages.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Choice } from '../../components/field.tsx';
import { Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { DatasetPage } from './use-dataset.ts';
import { useShownVersion, VersionChoice } from './version-choice.tsx';

const MODELS = graphql(`
  query ModelsToScoreWith($after: String) {
    models(first: 100, after: $after) {
      edges {
        node {
          id
          name
          alias {
            version {
              name
            }
          }
          versions(first: 100) {
            edges {
              node {
                name
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const SCORE = graphql(`
  mutation ScoreDataset($dataset: String!, $version: Int, $model: String!, $modelVersion: String) {
    scoreDataset(dataset: $dataset, version: $version, model: $model, modelVersion: $modelVersion) {
      id
    }
  }
`);

interface ScoreDialogProps {
  page: DatasetPage;
  onStarted: (job: string) => void;
  onClose: () => void;
}

/** Asks which model is to score which version. */
export function ScoreDialog({ page, onStarted, onClose }: ScoreDialogProps) {
  const { t } = useLanguage();
  const { nodes: models, isWhole } = useAllPages(MODELS, {}, (data) => data.models);
  const first = useShownVersion(page);
  const [number, setNumber] = useState(String(first?.number));
  const [chosen, setChosen] = useState('');
  const [version, setVersion] = useState('');
  const [, score] = useMutation(SCORE);
  const model =
    models.find(({ name }) => name === chosen) ?? models.find(({ alias }) => alias) ?? models.at(0);
  const words = t.datasets.scorings;
  if (!model) {
    return (
      <Dialog title={words.score} onClose={onClose}>
        {isWhole ? <p>{words.noModel}</p> : <Loading />}
      </Dialog>
    );
  }
  const names = model.versions.edges.map(({ node }) => node.name);
  const modelVersion = names.includes(version) ? version : (model.alias?.version.name ?? names[0]);
  const start = async () => {
    const { data, error } = await score({
      dataset: page.dataset.name,
      version: Number(number),
      model: model.name,
      modelVersion,
    });
    if (data) onStarted(data.scoreDataset.id);
    return error;
  };
  return (
    <Dialog title={words.score} confirm={words.confirm} onConfirm={start} onClose={onClose}>
      <p>{words.hint}</p>
      <VersionChoice
        name={t.datasets.version}
        page={page}
        value={page.versions.find((each) => String(each.number) === number)}
        onChange={setNumber}
      />
      <Choice
        name={words.model}
        value={model.name}
        options={models.map(({ name }) => [name, name])}
        onChange={setChosen}
      />
      <Choice
        name={words.modelVersion}
        value={modelVersion}
        options={names.map((name) => [
          name,
          name === model.alias?.version.name ? `${name} (Production)` : name,
        ])}
        onChange={setVersion}
      />
    </Dialog>
  );
}
