import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const SERVER = process.env['GUGUS_URL'] ?? 'http://127.0.0.1:4000';

/** `vite build` writes what the server serves at `/`; `vite` alone serves the sources and asks the server for the rest. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    // ECharts, which loads when a chart is seen.
    chunkSizeWarningLimit: 1000,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': { target: SERVER, ws: true }, '/v1': SERVER },
  },
});
