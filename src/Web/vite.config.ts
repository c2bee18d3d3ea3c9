import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/demo/',
  plugins: [react()],
  build: {
    outDir: '../../artifacts/web',
    emptyOutDir: true,
    // The page's policy takes nothing that is written into it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
})
