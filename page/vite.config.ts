import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Two builds of one source: the page that is served, cut in parts that load when a view asks for them, and, with
// `--mode single`, everything in one script for the file that is mailed.
export default defineConfig(({ mode }) => {
  const single = mode === 'single';
  return {
    plugins: [svelte()],
    base: './',
    build: {
      outDir: single ? '../dragoman/web/static/single' : '../dragoman/web/static/page',
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      cssCodeSplit: !single,
      // The licences of what is built in travel with it, as they ask.
      license: { fileName: 'licenses.md' },
      rolldownOptions: single
        ? { output: { codeSplitting: false, entryFileNames: 'page.js', assetFileNames: 'page[extname]' } }
        : {},
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8420' } },
  };
});
