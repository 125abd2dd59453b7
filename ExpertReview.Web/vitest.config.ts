import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["Features/**/*.test.ts"],
    testTimeout: 10_000,
  },
});
