// Jest reads `testTimeout` only from its command line when there are several projects; each project names its own here.
jest.setTimeout(globalThis.KOUMEN_TEST_TIMEOUT_MS)
