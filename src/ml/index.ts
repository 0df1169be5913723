export { adjustedRandIndex, adjustedRandOf } from './adjusted-rand.ts';
export type { AgglomerativeModel, AgglomerativeParams } from './agglomerative.ts';
export { agglomerativeAlgorithm } from './agglomerative.ts';
export { CLUSTERING_ALGORITHMS, signatureOf } from './algorithms.ts';
export type { ArtifactInput } from './artifact.ts';
export { createArtifact } from './artifact.ts';
export type { BootstrapStability } from './bootstrap-stability.ts';
export { bootstrapStability } from './bootstrap-stability.ts';
export { calinskiHarabaszOf, calinskiHarabaszScore } from './calinski-harabasz.ts';
export { countDistinctRows } from './check-sweep.ts';
export type { ClusterEvidence } from './cluster-evidence.ts';
export { weighClusters } from './cluster-evidence.ts';
export { requireFiniteData } from './check-data.ts';
export { clusterLabels } from './cluster-labels.ts';
export { orderClusters } from './cluster-order.ts';
export { clusterSizes } from './cluster-sizes.ts';
export type { ClusterSpread } from './cluster-spread.ts';
export type { ClusterSums } from './cluster-sums.ts';
export { addClusterSums, fillEmptyCluster, sumClusters } from './cluster-sums.ts';
export type { ClusterAnswer, ClusterFit, ClusteringAlgorithm, ClusterModel } from './clustering-algorithm.ts';
export { cutLinkage } from './cut-linkage.ts';
export { daviesBouldinOf, daviesBouldinScore } from './davies-bouldin.ts';
export type { Dispersion } from './dispersion.ts';
export type { DispersionScores } from './dispersion-scores.ts';
export { dispersionScores } from './dispersion-scores.ts';
export type { AssignmentStability } from './drift/assignment-stability.ts';
export { assignmentStability } from './drift/assignment-stability.ts';
export { benjaminiHochberg } from './drift/benjamini-hochberg.ts';
export type { ClassifierTest } from './drift/classifier-test.ts';
export { classifierTest } from './drift/classifier-test.ts';
export type { DatasetDrift, DatasetRule } from './drift/dataset-drift.ts';
export { datasetDrift } from './drift/dataset-drift.ts';
export type { DetectableShift, PowerOptions } from './drift/detectable-shift.ts';
export { detectablePairedShift, detectableShift } from './drift/detectable-shift.ts';
export type { DistanceDrift, DistanceOptions } from './drift/distance-drift.ts';
export { distanceDrift } from './drift/distance-drift.ts';
export type { CategoricalEffect, EffectSize, NumericEffect } from './drift/effect-size.ts';
export { effectSize } from './drift/effect-size.ts';
export type { EffectMeasure, EffectWord } from './drift/effect-words.ts';
export { EFFECT_CUT_OFFS } from './drift/effect-words.ts';
export type { MedianShift } from './drift/hodges-lehmann.ts';
export type { MmdTest } from './drift/mmd-test.ts';
export { mmdTest } from './drift/mmd-test.ts';
export type { PairedOptions, PairedResult } from './drift/paired-tests.ts';
export { pairedTests } from './drift/paired-tests.ts';
export type { PermutationOptions, RowsTest } from './drift/permutation-test.ts';
export type { ShareDrift } from './drift/share-drift.ts';
export { shareDrift } from './drift/share-drift.ts';
export type { WilcoxonMethod } from './drift/wilcoxon.ts';
export type { CarriedMove, FeatureCarry, RowMove } from './explain-move.ts';
export { moveExplainer, sharedFeatureNames } from './explain-move.ts';
export type { MlErrorCode } from './errors.ts';
export { MlError } from './errors.ts';
export type { SampleSummary } from './drift/describe-sample.ts';
export { describeSample } from './drift/describe-sample.ts';
export type { SharedHistogram } from './drift/shared-histogram.ts';
export { sharedHistogram } from './drift/shared-histogram.ts';
export { drawRows } from './draw-rows.ts';
export type { Explainer, Explanation, FeatureChange, FeatureShare } from './explain.ts';
export { compileExplainer } from './explain.ts';
export type { FitControl } from './fit-control.ts';
export type { GapParams, GapStatistic } from './gap-statistic.ts';
export { gapStatistic } from './gap-statistic.ts';
export type { GaussianMixtureParams, GaussianMixtureResult } from './gaussian-mixture.ts';
export { DEFAULT_GAUSSIAN_MIXTURE_PARAMS, gaussianMixture } from './gaussian-mixture.ts';
export { gaussianMixtureAlgorithm } from './gaussian-mixture-algorithm.ts';
export type { CovarianceType, GaussianMixtureModel } from './gaussian-mixture-model.ts';
export { throwIfCancelled } from './fit-control.ts';
export { assignMinCost } from './hungarian.ts';
export { inertia } from './inertia.ts';
export type { KMeansParams, KMeansResult } from './kmeans.ts';
export { DEFAULT_KMEANS_PARAMS, kMeans } from './kmeans.ts';
export { kneedleElbow } from './kneedle.ts';
export { kMeansAlgorithm } from './kmeans-algorithm.ts';
export { groupScoredLabels } from './label-groups.ts';
export type { Linkage } from './linkage.ts';
export type { CentroidModel } from './match-clusters.ts';
export { matchClusters } from './match-clusters.ts';
export type { Matrix } from './matrix.ts';
export { createMatrix, matrixFromColumns } from './matrix.ts';
export type { MiniBatchParams, MiniBatchState } from './mini-batch-kmeans.ts';
export {
  DEFAULT_MINI_BATCH_PARAMS,
  finishMiniBatch,
  initMiniBatch,
  updateMiniBatch,
} from './mini-batch-kmeans.ts';
export type { MixtureScores } from './mixture-scores.ts';
export { mixtureScores } from './mixture-scores.ts';
export type {
  AlgorithmName,
  AlgorithmPart,
  ArtifactProvenance,
  DendrogramCut,
  MixturePart,
  ModelArtifact,
  SampleAnswer,
} from './model-artifact.ts';
export { permuteRows } from './permute-rows.ts';
export type { InputField, ModelSignature, OutputField } from './model-signature.ts';
export { normalizedMutualInfo } from './normalized-mutual-info.ts';
export type { Pca } from './pca.ts';
export { fitPca, projectPca } from './pca.ts';
export { parseArtifact } from './parse-artifact.ts';
export type { PickResult } from './pick-run.ts';
export { pickRun } from './pick-run.ts';
export type { Prediction, Predictor } from './predict.ts';
export { compilePredictor, predict } from './predict.ts';
export type { RowAnswers, RowPredictor } from './predict-rows.ts';
export { compileRowPredictor } from './predict-rows.ts';
export type { PredictedRows, RefusalCode } from './predict-batch.ts';
export { givesProbabilities, MOST_EXAMPLES, predictRows, REFUSALS } from './predict-batch.ts';
export type { Direction, FeatureSpec, FittedFeature, MissingPolicy, Preprocessing } from './preprocessing.ts';
export {
  fitPreprocessing,
  MISSING_POLICIES,
  toOriginalUnits,
  transformColumns,
  transformRow,
} from './preprocessing.ts';
export type { Random } from './random.ts';
export { createRandom, deriveSeed } from './random.ts';
export type { Refit, Refitted } from './refit.ts';
export { refitWith } from './refit.ts';
export { relabel } from './relabel.ts';
export type { CompleteRows } from './resolve-missing.ts';
export { resolveMissing } from './resolve-missing.ts';
export type { PickRule, RunCandidate } from './run-candidate.ts';
export type { Scaling } from './scaling.ts';
export { SCALINGS } from './scaling.ts';
export { runSelfTest } from './self-test.ts';
export { silhouetteSamples, silhouetteScore } from './silhouette.ts';
export { silhouettesOf } from './score-labels.ts';
export type { Silhouette } from './sweep-silhouettes.ts';
export type { SweepOptions, SweepResult, SweepRuntime } from './sweep-kmeans.ts';
export { localRuntime, plainRuntime, planSweep, sweepKMeans } from './sweep-kmeans.ts';
export type { RowScores } from './score-rows.ts';
export { addToDispersion, scoreRows, startDispersion } from './score-rows.ts';
export type { SilhouetteSample } from './streamed-silhouette.ts';
export { drawSilhouetteSample, estimateSilhouette, sumDistances } from './streamed-silhouette.ts';
export type { SilhouetteChoice, SweepMemory, SweepPlan } from './sweep-memory.ts';
export { openSweepMemory, sweepBytes } from './sweep-memory.ts';
export type { SweepPhase } from './sweep-units.ts';
export { SWEEP_PHASES, runSweepUnit } from './sweep-units.ts';
export { EXACT_SILHOUETTE_ROWS } from './pair-memory.ts';
export type { OpenKernels } from './kernel-space.ts';
export type { Kernels } from './kernels/kernels.ts';
export { compileKernels, loadKernels } from './wasm/load-kernels.ts';
export type { CentreShift, SucceedingArtifact } from './succeed-artifact.ts';
export { canSucceed, succeedArtifact } from './succeed-artifact.ts';
export { ONNX_OUTPUTS, toOnnx } from './to-onnx.ts';
export { toPmml } from './to-pmml.ts';
export type { FittedTransform, Transform } from './transform.ts';
export { applyTransform, fitTransform, invertTransform } from './transform.ts';
export { MOST_WARD_ROWS, wardLinkage } from './ward-linkage.ts';
export { andersonDarling } from './drift/anderson-darling.ts';
export type { CategoryCounts } from './drift/category-counts.ts';
export { countCategories, countValues } from './drift/category-counts.ts';
export { chiSquare, gTest } from './drift/chi-square.ts';
export { cramerVonMises } from './drift/cramer-von-mises.ts';
export { jensenShannon, kullbackLeibler, populationStability } from './drift/divergences.ts';
export { eppsSingleton } from './drift/epps-singleton.ts';
export { fisherExact } from './drift/fisher-exact.ts';
export { hellingerOfCategories, hellingerOfSamples } from './drift/hellinger.ts';
export { histogram, sturgesEdges } from './drift/histogram.ts';
export { kolmogorovSmirnov } from './drift/kolmogorov-smirnov.ts';
export { mannWhitney } from './drift/mann-whitney.ts';
export { missingRate } from './drift/missing-rate.ts';
export { PreparedColumn } from './drift/prepared-column.ts';
export type { Samples } from './drift/samples.ts';
export { sortSamples } from './drift/samples.ts';
export type { Shares } from './drift/shares.ts';
export { binShares, categoryShares } from './drift/shares.ts';
export type { DriftRule, TestSpec, TwoSampleTest } from './drift/test-catalog.ts';
export { isTwoSampleTest, TEST_CATALOG } from './drift/test-catalog.ts';
export type { TestOptions } from './drift/test-column.ts';
export { chooseTest, testColumn } from './drift/test-column.ts';
export { tTest } from './drift/t-test.ts';
export { totalVariation } from './drift/total-variation.ts';
export { twoProportions, zTest } from './drift/two-proportions.ts';
export type {
  CategoricalColumn,
  ColumnPair,
  DriftTest,
  MissingRows,
  NumericColumn,
  Statistic,
  TestResult,
} from './drift/types.ts';
export { DRIFT_TESTS } from './drift/types.ts';
export { energyDistance, normedWasserstein, wassersteinDistance } from './drift/wasserstein.ts';
export { studentTwoSided } from './special/beta.ts';
export { chiSquareSf } from './special/gamma.ts';
export { normalSf, normalTwoSided } from './special/normal.ts';
export { sortFloats } from './sort-floats.ts';
export type { SignedCounts } from './sequential-test.ts';
export { evidenceAbove, meanAtLeast } from './sequential-test.ts';
