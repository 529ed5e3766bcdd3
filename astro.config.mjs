import { defineConfig } from 'astro/config';
import { gazetteer } from './src/astro/integration.ts';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory' },
  devToolbar: { enabled: false },
  integrations: [gazetteer()],
});
