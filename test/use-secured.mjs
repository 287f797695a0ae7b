/** What is run once more over TLS finds the services that speak it. */
Object.assign(process.env, JSON.parse(process.env.STET_TEST_SECURED));
