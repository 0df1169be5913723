"""FastAPI with scikit-learn, serving a model of ours: python3 serving_peer.py ARTIFACT PORT."""

import json
import sys

import numpy as np
import uvicorn
from fastapi import FastAPI
from pydantic import create_model
from sklearn.cluster import KMeans
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

artifact = json.load(open(sys.argv[1]))
features = artifact["preprocessing"]["features"]
names = [feature["name"] for feature in features]
labels = artifact["clusterLabels"]
centroids = np.array(artifact["centroids"])

pipeline = make_pipeline(StandardScaler(), KMeans(len(centroids), n_init=1))
pipeline.fit(np.random.default_rng(0).normal(size=(100, len(names))))
scaler, kmeans = pipeline[0], pipeline[1]
scaler.mean_ = np.array([feature["mean"] for feature in features])
scaler.scale_ = np.array([feature["scale"] for feature in features])
kmeans.cluster_centers_ = centroids

Row = create_model("Row", id=(str, ...), **{name: (float, ...) for name in names})
Answer = create_model(
    "Answer",
    cluster=(int, ...),
    cluster_label=(str, ...),
    distance_to_center=(float, ...),
    model_version=(str, ...),
)
app = FastAPI()


def answer(rows):
    distances = pipeline.transform(np.array([[getattr(row, name) for name in names] for row in rows]))
    clusters = distances.argmin(axis=1)
    return [
        Answer(
            cluster=cluster,
            cluster_label=labels[cluster],
            distance_to_center=distance,
            model_version="v1.0",
        )
        for cluster, distance in zip(clusters.tolist(), distances.min(axis=1).tolist())
    ]


@app.post("/predict")
async def predict(row: Row) -> Answer:
    return answer([row])[0]


@app.post("/predict/bulk")
async def predict_bulk(rows: list[Row]) -> list[Answer]:
    return answer(rows)


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False)
