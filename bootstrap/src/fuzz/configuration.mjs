// Writes Portman's configuration for the document that is given: what to vary, with which names, and what has to hold.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , documentFile, configurationFile] = process.argv;
const { paths } = JSON.parse(readFileSync(documentFile, 'utf8'));

// What exists: the first two are made by the run itself.
const names = {
  conversation_id: '{{conversation}}',
  response_id: '{{response}}',
  item_id: '{{item}}',
  scope: 'user',
  model: 'demo',
};

// What is deleted is nothing that others need.
const nothing = {
  conversation_id: `conv_${'0'.repeat(32)}`,
  response_id: `resp_${'0'.repeat(32)}`,
  item_id: `msg_${'0'.repeat(32)}`,
};

const bodies = {
  'POST::/v1/conversations': { title: 'Capital cities' },
  'POST::/v1/responses': { model: 'demo', input: 'What is the capital of France?', conversation: '{{conversation}}' },
  'POST::/v1/chat/completions': { model: 'demo', messages: [{ role: 'user', content: 'What is the capital of France?' }] },
};

const checks = [
  "pm.test('it is no defect', () => pm.expect(pm.response.code).to.be.below(500));",
  "pm.test('the address is one of the document', () => pm.expect(pm.response.text()).to.not.include('\"unknown_url\"'));",
  `pm.test('an error is told in the envelope', () => {
    if (pm.response.code >= 400) pm.expect(pm.response.json().error).to.include.keys('message', 'type', 'param', 'code');
  });`,
];

const on = (...fields) => Object.fromEntries(fields.map((field) => [field, { enabled: true }]));
const fuzzing = [
  {
    requestBody: [on('requiredFields', 'minimumNumberFields', 'maximumNumberFields', 'minLengthFields', 'maxLengthFields')],
    requestQueryParams: [on('requiredFields', 'minimumNumberFields', 'maximumNumberFields', 'minLengthFields', 'maxLengthFields')],
    requestHeaders: [on('requiredFields', 'minLengthFields', 'maxLengthFields')],
  },
];

const operations = Object.entries(paths).flatMap(([path, described]) =>
  Object.keys(described)
    .filter((method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
    .map((method) => ({ name: `${method.toUpperCase()}::${path}`, path })),
);

const variables = ({ name, path }) => {
  const values = name.startsWith('DELETE') ? { ...names, ...nothing } : names;
  return [...path.matchAll(/{([^}]+)}/g)].map(([, key]) => ({ key, value: values[key], overwrite: true }));
};

const overwrites = ({ name, path }) => ({
  overwriteRequestPathVariables: variables({ name, path }),
  // a stream of changes has no end
  ...(path === '/v1/changes' && { overwriteRequestQueryParams: [{ key: 'stream', value: 'false', overwrite: true }] }),
  ...(bodies[name] && { overwriteRequestBody: [{ key: '.', value: bodies[name], overwrite: true }] }),
});

const configuration = {
  version: 1.0,
  tests: {
    extendTests: [{ openApiOperation: '*::/*', tests: checks }],
    variationTests: operations.map((operation) => ({
      openApiOperation: operation.name,
      openApiResponse: '400',
      variations: [
        {
          name: 'fuzzed',
          overwrites: [{ overwriteRequestPathVariables: variables(operation) }],
          fuzzing,
          tests: { extendTests: [{ openApiOperation: operation.name, tests: checks }] },
        },
      ],
    })),
  },
  assignVariables: [
    {
      openApiOperation: 'POST::/v1/conversations',
      collectionVariables: [{ responseBodyProp: 'id', name: 'conversation' }],
    },
    {
      openApiOperation: 'POST::/v1/responses',
      collectionVariables: [
        { responseBodyProp: 'id', name: 'response' },
        { responseBodyProp: 'output[0].id', name: 'item' },
      ],
    },
  ],
  overwrites: operations.map((operation) => ({ openApiOperation: operation.name, ...overwrites(operation) })),
};

writeFileSync(configurationFile, JSON.stringify(configuration, null, 2));
