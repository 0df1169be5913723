import Fastify from 'fastify';

const ANSWER = JSON.stringify({
  cluster: 2,
  cluster_label: 'Tinggi (High)',
  distance_to_center: 0.45,
  model_version: 'v2.1',
});

/** What Fastify does with a request at the least: it parses the body, and answers with a constant. */
const fastify = Fastify();
fastify.post('/predict', (_request, reply) => {
  void reply.type('application/json; charset=utf-8').send(ANSWER);
});
console.log(await fastify.listen({ host: '127.0.0.1', port: Number(process.argv[2]) }));
