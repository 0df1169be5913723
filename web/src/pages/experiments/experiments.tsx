import { useQueryParam } from '../../api/query-param.ts';
import { Experiment } from './experiment.tsx';
import { ExperimentList } from './experiment-list.tsx';
import './experiments.css';

/** The experiments, or the one that the address names. */
export default function Experiments() {
  const [name] = useQueryParam('experiment');
  return name === '' ? <ExperimentList /> : <Experiment key={name} name={name} />;
}
