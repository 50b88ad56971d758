// Where a repository's author, or whoever answers in the place of a hub, can put a text.
import { commit } from '../builders';

/** Answers of a hub for `org/name`, each by the part of its address that tells it from others. */
export interface HubAnswers {
	readonly model: Record<string, unknown>;
	readonly tree: Record<string, unknown>[];
	readonly commits: Record<string, unknown>[];
	readonly owner: Record<string, unknown>;
	readonly found: Record<string, unknown>[];
	readonly card: string;
	readonly config: Record<string, unknown>;
	readonly licence: string;
}

/** A place, and the answers when a text stands there. */
export interface Place {
	readonly name: string;
	put(answers: HubAnswers, text: string): HubAnswers;
}

/** Everything as it should be. */
export const soundAnswers: HubAnswers = {
	model: {
		id: 'org/name',
		sha: commit,
		gated: false,
		downloads: 12,
		likes: 3,
		lastModified: '2024-04-02T14:00:04.000Z',
		createdAt: '2023-04-02T14:00:04.000Z',
		pipeline_tag: 'feature-extraction',
		library_name: 'transformers',
		author: 'org',
		tags: ['transformers', 'arxiv:2101.00001'],
		siblings: [
			{ rfilename: 'README.md', size: 10 },
			{ rfilename: 'config.json', size: 10 },
			{ rfilename: 'LICENSE', size: 10 },
			{ rfilename: 'pytorch_model.bin', size: 1000 },
		],
		config: { architectures: ['BertModel'], model_type: 'bert' },
		safetensors: { total: 1000, parameters: { F32: 1000 } },
		cardData: { license: 'mit', language: ['en'], datasets: ['org/corpus'] },
		securityRepoStatus: { scansDone: true, filesWithIssues: [] },
	},
	tree: [{ type: 'file', path: 'pytorch_model.bin', size: 1000, oid: commit }],
	commits: [
		{ id: commit, title: 'Add weights', date: '2024-04-02T14:00:04.000Z', authors: [{ user: 'ann' }] },
	],
	owner: { name: 'org', fullname: 'The Org', isVerified: false, numModels: 2, numFollowers: 3 },
	found: [{ id: 'org/name-int8', likes: 1, cardData: { license: 'mit' } }],
	card: '---\nlicense: mit\n---\n# A model\n\n## Training data\n\nTexts.\n',
	config: { model_type: 'bert', hidden_size: 8, max_position_embeddings: 514 },
	licence: 'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n',
};

const ofModel = (name: string, fields: (text: string) => Record<string, unknown>): Place => ({
	name,
	put: (answers, text) => ({ ...answers, model: { ...answers.model, ...fields(text) } }),
});

const ofCard = (name: string, fields: (text: string) => Record<string, unknown>): Place =>
	ofModel(name, (text) => ({ cardData: { license: 'mit', language: ['en'], ...fields(text) } }));

const ofConfig = (name: string, fields: (text: string) => Record<string, unknown>): Place =>
	ofModel(name, (text) => ({ config: { architectures: ['BertModel'], ...fields(text) } }));

/** Every field of a hub's answers that is a text of somebody else. */
export const places: readonly Place[] = [
	ofCard('a licence', (text) => ({ license: text })),
	ofCard("a licence's name", (text) => ({ license: 'other', license_name: text })),
	ofCard("a licence's address", (text) => ({ license: 'other', license_link: text })),
	ofCard('a language', (text) => ({ language: [text, 'en'] })),
	ofCard('a dataset', (text) => ({ datasets: [text] })),
	ofCard('a base model', (text) => ({ base_model: [text], base_model_relation: text })),
	ofCard('a result', (text) => ({
		'model-index': [
			{
				name: text,
				results: [
					{
						task: { type: text },
						dataset: { name: text, type: text },
						metrics: [{ type: text, name: text, value: text }],
					},
				],
			},
		],
	})),
	ofModel('a task', (text) => ({ pipeline_tag: text })),
	ofModel('a library', (text) => ({ library_name: text })),
	ofModel('a tag', (text) => ({ tags: [text, `arxiv:${text}`, `base_model:${text}`, `license:${text}`] })),
	ofModel('an author', (text) => ({ author: text })),
	ofModel('a commit', (text) => ({ sha: text })),
	ofModel('a date', (text) => ({ lastModified: text, createdAt: text })),
	ofModel('an id', (text) => ({ id: text })),
	ofModel('a dtype', (text) => ({ safetensors: { total: 5, parameters: { [text]: 5 } } })),
	ofModel("a file's name", (text) => ({
		siblings: [{ rfilename: text }, { rfilename: `${text}.bin` }, { rfilename: `${text}/modeling.py` }],
	})),
	ofModel("a flagged file's name and level", (text) => ({
		securityRepoStatus: { scansDone: true, filesWithIssues: [{ path: text, level: text }] },
	})),
	ofConfig('an architecture', (text) => ({ architectures: [text] })),
	ofConfig("a model's type", (text) => ({ model_type: text })),
	ofConfig('code to run', (text) => ({ auto_map: { AutoModel: `${text}.Model`, [text]: text } })),
	ofConfig('a quantisation', (text) => ({ quantization_config: { quant_method: text, bits: 4 } })),
	ofConfig('a chat template', (text) => ({ tokenizer_config: { chat_template: text } })),
	ofConfig("an adapter's base", (text) => ({ peft: { base_model_name_or_path: text } })),
	{
		name: "a commit's title",
		put: (answers, title) => ({ ...answers, commits: [{ ...answers.commits[0], title }] }),
	},
	{
		name: "a commit's author",
		put: (answers, user) => ({ ...answers, commits: [{ ...answers.commits[0], authors: [{ user }, user] }] }),
	},
	{
		name: "a listed file's name",
		put: (answers, path) => ({
			...answers,
			tree: [{ type: 'file', path, size: 1, oid: commit, lastCommit: { id: commit, title: path } }],
		}),
	},
	{
		name: "a scanner's words",
		put: (answers, text) => ({
			...answers,
			tree: [
				{
					...answers.tree[0],
					securityFileStatus: {
						status: 'unsafe',
						avScan: { status: 'unsafe', message: text, version: text, reportLink: text },
						pickleImportScan: {
							status: 'unsafe',
							pickleImports: [{ module: text, name: text, safety: text }],
						},
					},
				},
			],
		}),
	},
	{
		name: "an account's name",
		put: (answers, text) => ({ ...answers, owner: { ...answers.owner, fullname: text, name: text } }),
	},
	{
		name: 'a model that a search finds',
		put: (answers, text) => ({
			...answers,
			found: [
				{ id: 'org/name-int8', library_name: text, cardData: { license: text }, tags: [text] },
				{ id: text },
			],
		}),
	},
	{
		name: 'the metadata of a card',
		put: (answers, text) => ({
			...answers,
			card: `---\nlicense: ${text}\nmodel-index: ${text}\nco2_eq_emissions: ${text}\n---\n`,
		}),
	},
	{
		name: 'the text of a card',
		put: (answers, text) => ({ ...answers, card: `# ${text}\n\n## Training data: ${text}\n\n${text}\n` }),
	},
	{
		name: 'a configuration file',
		put: (answers, text) => ({
			...answers,
			config: { model_type: text, _name_or_path: text, dtype: text, transformers_version: text },
		}),
	},
	{ name: 'a licence file', put: (answers, licence) => ({ ...answers, licence }) },
];
