import { compareModels } from './compare-models.ts';
import { drawElbow } from './draw-elbow.ts';
import { driftColumn } from './drift-column.ts';
import { driftRows } from './drift-rows.ts';
import { driftThroughModel } from './drift-through-model.ts';
import { sweepClusters } from './fit-clusters.ts';
import { weighEvidence } from './weigh-evidence.ts';
import { scoreMiniBatch, scoreSilhouettes, startMiniBatch, stepMiniBatch, sumRows } from './mini-batch.ts';
import type { ControlWords, Outcome } from './pool.ts';
import { closeTeam, helpTeam, type Team } from './team.ts';
import { predictRows, type FitControl } from '../ml/index.ts';

/** What a compute thread can do. Inputs and results are copied between threads: plain data and typed arrays only. */
const tasks = {
  sweepClusters,
  weighEvidence,
  drawElbow,
  compareModels,
  driftColumn,
  driftRows,
  driftThroughModel,
  startMiniBatch,
  stepMiniBatch,
  sumRows,
  scoreMiniBatch,
  scoreSilhouettes,
  predictRows,
};
export type ComputeTasks = typeof tasks;

/** What a thread is sent; a team where others help with the task. */
export interface TaskMessage<Input> {
  input: Input;
  control: ControlWords;
  team?: Team;
}

export interface HelpMessage {
  team: Team;
  thread: number;
  control: ControlWords;
}

function onThread<Input, Result>(task: (input: Input, control: FitControl, team?: Team) => Result) {
  return ({ input, control, team }: TaskMessage<Input>): Outcome<Result> => {
    Atomics.store(control, 3, 1);
    try {
      return { result: task(input, fitControl(control), team) };
    } catch (error) {
      const { message, code, details } = error as { message: string; code?: string; details?: unknown };
      return { error: { message, code, details } };
    } finally {
      if (team) closeTeam(team);
    }
  };
}

function fitControl(control: ControlWords): FitControl {
  return {
    isCancelled: () => Atomics.load(control, 0) === 1,
    onProgress: (done, total) => {
      Atomics.store(control, 2, total);
      Atomics.store(control, 1, done);
    },
  };
}

export function help({ team, thread, control }: HelpMessage): void {
  helpTeam(team, thread, fitControl(control));
}

const sweepClustersOnThread = onThread(sweepClusters);
const weighEvidenceOnThread = onThread(weighEvidence);
const drawElbowOnThread = onThread(drawElbow);
const compareModelsOnThread = onThread(compareModels);
const driftColumnOnThread = onThread(driftColumn);
const driftRowsOnThread = onThread(driftRows);
const driftThroughModelOnThread = onThread(driftThroughModel);
const startMiniBatchOnThread = onThread(startMiniBatch);
const stepMiniBatchOnThread = onThread(stepMiniBatch);
const sumRowsOnThread = onThread(sumRows);
const scoreMiniBatchOnThread = onThread(scoreMiniBatch);
const scoreSilhouettesOnThread = onThread(scoreSilhouettes);
const predictRowsOnThread = onThread(predictRows);
export {
  sweepClustersOnThread as sweepClusters,
  weighEvidenceOnThread as weighEvidence,
  drawElbowOnThread as drawElbow,
  compareModelsOnThread as compareModels,
  driftColumnOnThread as driftColumn,
  driftRowsOnThread as driftRows,
  driftThroughModelOnThread as driftThroughModel,
  startMiniBatchOnThread as startMiniBatch,
  stepMiniBatchOnThread as stepMiniBatch,
  sumRowsOnThread as sumRows,
  scoreMiniBatchOnThread as scoreMiniBatch,
  scoreSilhouettesOnThread as scoreSilhouettes,
  predictRowsOnThread as predictRows,
};
