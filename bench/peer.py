"""Times scikit-learn for the benchmarks: a JSON array of requests on stdin, a JSON array of answers on stdout.

Each request is {"op": name, "file": row-major float64, "rows": n, "columns": d, "repeats": r, ...}; an answer holds the
seconds of each repeat, after one run to warm up, and what was computed.
"""

import json
import sys
import time

import numpy as np
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.metrics import davies_bouldin_score, silhouette_samples, silhouette_score


def load(request):
    return np.fromfile(request["file"]).reshape(request["rows"], request["columns"])


def timed(run, repeats):
    result = run()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = run()
        seconds.append(time.perf_counter() - start)
    return seconds, result


def fit(x, k, n_init):
    return KMeans(k, n_init=n_init, random_state=42).fit(x)


def kmeans(request):
    x = load(request)
    run = lambda: [fit(x, k, request["n_init"]) for k in request["ks"]]
    seconds, models = timed(run, request["repeats"])
    return {"seconds": seconds, "inertia": [model.inertia_ for model in models]}


def sweep(request):
    x = load(request)

    def run():
        models = [fit(x, k, request["n_init"]) for k in request["ks"]]
        scores = [(silhouette_score(x, m.labels_), davies_bouldin_score(x, m.labels_)) for m in models]
        return [model.inertia_ for model in models], scores

    seconds, (inertia, _) = timed(run, request["repeats"])
    return {"seconds": seconds, "inertia": inertia}


def minibatch(request):
    x = load(request)
    batch = request["batch"]

    def run():
        model = MiniBatchKMeans(request["k"], batch_size=batch, n_init=3, random_state=42, compute_labels=False)
        for start in range(0, len(x), batch):
            model.partial_fit(x[start : start + batch])

    seconds, _ = timed(run, request["repeats"])
    return {"seconds": seconds}


def silhouette(request):
    x = load(request)
    labels = np.array(request["labels"])
    seconds, samples = timed(lambda: silhouette_samples(x, labels), request["repeats"])
    return {"seconds": seconds, "score": samples.mean()}


def predict(request):
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    x = load(request)
    model = make_pipeline(StandardScaler(), KMeans(request["k"], n_init=1, random_state=42)).fit(x)
    seconds, _ = timed(lambda: (model.predict(x), model.transform(x).min(axis=1)), request["repeats"])
    one, _ = timed(lambda: [model.predict(x[i : i + 1]) for i in range(200)], request["repeats"])
    return {"seconds": seconds, "single": one}


def drift(request):
    from scipy.stats import ks_2samp, wasserstein_distance

    columns = np.ascontiguousarray(load(request).T)
    half = columns.shape[1] // 2
    tests = {
        "default": lambda r, c: wasserstein_distance(r, c) / max(np.std(r), 0.001),
        "ks": lambda r, c: ks_2samp(r, c).pvalue,
    }
    test = tests[request["test"]]
    seconds, scores = timed(lambda: [test(x[:half], x[half:]) for x in columns], request["repeats"])
    return {"seconds": seconds, "scores": scores}


OPERATIONS = {operation.__name__: operation for operation in (kmeans, sweep, minibatch, silhouette, predict, drift)}
json.dump([OPERATIONS[request["op"]](request) for request in json.load(sys.stdin)], sys.stdout)
