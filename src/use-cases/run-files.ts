// The names of the files that a run leaves, and of those of its sweep.
export const MODEL_PATH = 'model.json';
export const ASSIGNMENTS_PATH = 'assignments.parquet';
export const COMPONENTS_PATH = 'components.json';
export const ELBOW_PATH = 'elbow.svg';
