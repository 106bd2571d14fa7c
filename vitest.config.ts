import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,emulator,test,bin}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "dist/**", "data/**"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
