/** The user of the S3 server of the tests. */
export const S3_KEYS = { AWS_ACCESS_KEY_ID: 'gugus-tests', AWS_SECRET_ACCESS_KEY: 'sesame-open' };
