import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,emulator,test,bin}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "dist/**", "data/**"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One second, the usual, is too little for what a browser or a loop brings about on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});
