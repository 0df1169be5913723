import { useQueryParam } from '../../api/query-param.ts';
import { useViewer } from '../../session.tsx';
import { DatasetList } from './dataset-list.tsx';
import { DatasetView } from './dataset-view.tsx';
import { NewDataset } from './new-dataset.tsx';
import './datasets.css';

/** Datasets: all of them, one of them, or a new one; the address says which. */
export default function Datasets() {
  const [name] = useQueryParam('dataset');
  const [way] = useQueryParam('new');
  const { may } = useViewer();
  return (
    <div className="datasets">
      {way && may('OPERATOR') ? (
        <NewDataset />
      ) : name ? (
        <DatasetView key={name} name={name} />
      ) : (
        <DatasetList />
      )}
    </div>
  );
}
