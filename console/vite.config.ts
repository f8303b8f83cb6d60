import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

/** Served by the gateway under /console; in development `npx vite console` talks to a hub on its usual port. */
export default defineConfig(({ command }) => {
  // A build started from a test or a development shell is still what people get: never React's slow variant.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    base: '/console/',
    plugins: [precompress()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        checks: { pluginTimings: false },
        // Ant Design and the router mark each module for React's server components, of which there are none here.
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
    server: { host: '127.0.0.1', proxy: { '/graphql': 'http://127.0.0.1:4000' } },
  };
});
