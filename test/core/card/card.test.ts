import * as assert from 'node:assert/strict';
import { readCard } from '../../../src/core/card/card';
import { type Need, needInWords, needs } from '../../../src/core/card/needs';

/** `need @ where`, in the order of the needs. */
function stated(text: string): string[] {
	const card = readCard(text);
	return needs.flatMap((need) => {
		const { where } = card.needs[need];
		if (!where) {
			return [];
		}
		const place = where.in === 'front matter' ? where.key : where.in === 'section' ? where.heading : 'code';
		return [`${need} @ ${place}:${where.line}`];
	});
}

function assertStated(text: string, ...expected: string[]): void {
	assert.deepEqual(stated(text), expected);
}

suite('front matter of a card', () => {
	const cases: [string, string, object][] = [
		['none', '# Model\n', { state: 'none' }],
		['empty text', '', { state: 'none' }],
		['HTML first', '<p align="center">\n</p>\n\n---\nlicense: mit\n---\n', { state: 'none' }],
		['read', '---\nlicense: mit\n---\n', { state: 'read' }],
		['empty', '---\n---\n# Model', { state: 'read' }],
		['CRLF', '---\r\nlicense: mit\r\n---\r\n', { state: 'read' }],
		['byte order mark', '\ufeff---\nlicense: mit\n---\n', { state: 'read' }],
		['blank lines first', '\n\n---\nlicense: mit\n---\n', { state: 'read' }],
		['unclosed', '\n---\nlicense: mit\n\n# Model\n', { state: 'unclosed', line: 2 }],
		['nothing but the opening', '---', { state: 'unclosed', line: 1 }],
		['broken', '---\nlicense: mit\ntags: [a\nb: c: d\n---\n', { state: 'invalid', line: 4 }],
		['a key twice', '---\nlicense: mit\nlicense: gpl\n---\n', { state: 'invalid', line: 3 }],
		['a list', '---\n- Text Generation\n- PyTorch\n---\n', { state: 'invalid', line: 2 }],
		['a scalar', '---\nhello\n---\n', { state: 'invalid', line: 2 }],
		['an alias to nothing', '---\na: *b\n---\n', { state: 'invalid', line: 2 }],
		['nested deeper than the stack', `---\na: ${'['.repeat(90_000)}\n---\n`, { state: 'invalid', line: 2 }],
	];
	for (const [name, text, expected] of cases) {
		test(name, () => assert.deepEqual(readCard(text).frontMatter, expected));
	}
	test('aliases of aliases of aliases are not followed', () => {
		const levels = 'abcdefghi'
			.split('')
			.map((name, at, all) => `${name}: &${name} [${Array(9).fill(at ? `*${all[at - 1]}` : 'lol')}]`);
		assert.equal(readCard(`---\n${levels.join('\n')}\n---\n`).frontMatter.state, 'invalid');
	});
	test('one fault leaves the other keys readable', () =>
		assertStated(
			'---\nlanguage: "fr"tags:\n- a\nlicense: mit\ndatasets:\n- squad\n---\n',
			'license @ license:4',
			'training-data @ datasets:5',
		));
	test('metadata that nothing closes is no heading', () => {
		const { sections } = readCard('---\n# a comment\nlicense: mit\n\ndatasets:\n- a\n\n# Model\n');
		assert.deepEqual(
			sections.map(({ heading, line }) => [heading, line]),
			[['Model', 8]],
		);
	});
	test('names of prototypes are ordinary keys', () =>
		assertStated('---\n__proto__:\n  license: mit\nconstructor: a\n---\n'));
});

suite('sections of a card', () => {
	const headings: [string, string, string[]][] = [
		['hash signs', '# One\n##  Two ##\n####### seven\n#none', ['1 One', '2 Two']],
		['underlined', 'One\n===\n\nTwo\n---\n\na\nb\n---\n- c\n---\n| d\n---', ['1 One', '2 Two']],
		['HTML', '<h2 align="center">One</h2>\n<div><h3>\n<a href="#">Two</a>\n</h3></div>', ['2 One', '3 Two']],
		['bold lines', '**One**\n\n**Two:**\n\n__Three__\n\nnot **four**', ['7 One', '7 Two', '7 Three']],
		['marks inside', '## **[One](https://a.b)** `two` ![p](q)', ['2 One two']],
		['CRLF', '# One\r\ntext\r\n', ['1 One']],
		['fences', '```python\n# no\n```\n# One\n~~~~\n# no\n~~~\n# no\n~~~~\n  ```\n# no', ['1 One']],
		['comments', '<!-- # no\n# no\n--># no\n# One <!-- two -->\na <!-- b\n# Two', ['1 One', '1 Two']],
		['a comment without an end', '# One\n<!--\n# no', ['1 One']],
		['preformatted', '<pre>\n# no\n</pre>\n# One', ['1 One']],
		['the front matter', '---\n# no\na: b\n---\n# One', ['1 One']],
		[
			'labels that answer a need',
			'**License:** MIT\n- **Developed by:** us\nLanguages: German',
			['8 License', '8 Languages'],
		],
	];
	for (const [name, text, expected] of headings) {
		test(name, () =>
			assert.deepEqual(
				readCard(text).sections.map(({ level, heading }) => `${level} ${heading}`),
				expected,
			),
		);
	}
	test('line, offsets and length', () => {
		const text = '---\na: b\n---\n\n## Usage\n\nabc *def*\n';
		const [section] = readCard(text).sections;
		assert.ok(section);
		assert.equal(text.slice(section.start, section.end), '## Usage');
		assert.deepEqual([section.line, section.length, section.said], [5, 7, 7]);
	});
	test('a hostile heading is one printable line', () => {
		const [section] = readCard(`# License\u202e\u0007 ${'x'.repeat(5_000)}`).sections;
		assert.ok(section && section.heading.length <= 201 && !/[\p{Cc}\u202e]/u.test(section.heading));
	});
});

suite('needs that a card answers', () => {
	const headings: [string, Need[]][] = [
		['Intended uses & limitations', ['intended-use', 'limits']],
		['Uses', ['intended-use']],
		['Out-of-Scope Use', ['limits']],
		['Misuse, Malicious Use, and Out-of-Scope Use', ['limits']],
		['Bias, Risks, and Limitations', ['limits']],
		['2.1 Training data', ['training-data']],
		['Training and evaluation data', ['training-data']],
		['Evaluation data', ['evaluation']],
		['Training procedure', ['training-procedure']],
		['Training hyperparameters', ['training-procedure', 'hyperparameters']],
		['Training Details 📚', ['training-procedure']],
		['Evaluation results', ['evaluation']],
		['Performance and Limitations', ['limits', 'evaluation']],
		['Hardware requirements', []],
		['Compute Infrastructure', ['hardware']],
		['License', ['license']],
		['Language(s) (NLP)', ['languages']],
		['BibTeX entry and citation info', ['citation']],
		['Citation [optional]', ['citation']],
		['Usage (Sentence-Transformers)', ['how-to-use']],
		['How to use this GPTQ model from Python code', ['how-to-use']],
		['引用 ｜ Citation', ['citation']],
		['快速开始 (Quickstart)', ['how-to-use']],
		['开源许可证', ['license']],
		['训练数据', ['training-data']],
		['局限性', ['limits']],
		['使い方', ['how-to-use']],
		['ライセンス', ['license']],
		['Limitaciones y sesgos', ['limits']],
		["Données d'entraînement", ['training-data']],
		['Uso previsto', ['intended-use']],
		['사용법', ['how-to-use']],
		['GPU Memory Usage', []],
		['Model description', []],
		['BERT base model (uncased)', []],
		['Automatic Identification of Gender Bias in Hindi, Bengali, Meitei Codemixed Texts', []],
		['You can fine-tune the model on your data, and evaluate the training data of others.', []],
		['', []],
	];
	for (const [heading, expected] of headings) {
		test(heading || 'an empty heading', () => {
			const { sections } = readCard(`## ${heading}\n\nWords.\n`);
			assert.deepEqual([...(sections[0]?.needs ?? [])].sort(), [...expected].sort());
		});
	}
	for (const text of [
		'## License\n## Next\nwords',
		'## License\n[More Information Needed]',
		'## License\n- **License:** [More Information Needed]\n',
		'## License\n{{ license | default("[More Information Needed]", true)}}',
		'## License\n<!-- which one? -->\n\n---\n| | |\n|---|---|',
		'## License\nMore information needed\n',
		'## License\n*TODO*',
		'## License\n- N/A',
		'## License\n\nComing soon!',
		'## License\n待补充',
		'## License\n```\n[More Information Needed]\n```',
		'## License\n- [License](#license)',
		'- **License:** [More Information Needed]',
		'**License:**\n\n# Model\nwords',
		'```\n## License\nMIT\n```',
	]) {
		test(`nothing said: ${JSON.stringify(text)}`, () =>
			assert.equal(readCard(text).needs.license.stated, false));
	}
	test('a heading with nothing below is named', () =>
		assert.deepEqual(readCard('# M\n## License\n\nTODO\n').needs.license, {
			stated: false,
			empty: { heading: 'License', line: 2 },
		}));
	test("the hub's template alone states nothing", () =>
		assertStated(
			[
				'---\n{}\n---\n# Model Card for Model ID\n## Uses\n### Direct Use\n[More Information Needed]',
				'### Out-of-Scope Use\n[More Information Needed]\n## Bias, Risks, and Limitations\n[More Information Needed]',
				'### Recommendations\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.',
				'## How to Get Started with the Model\nUse the code below to get started with the model.\n[More Information Needed]',
				'## Training Details\n### Training Data\n[More Information Needed]\n#### Training Hyperparameters\n- **Training regime:** [More Information Needed]',
				'## Environmental Impact\nCarbon emissions can be estimated using the [Machine Learning Impact calculator](https://mlco2.github.io/impact#compute) presented in [Lacoste et al. (2019)](https://arxiv.org/abs/1910.09700).',
				'- **Hardware Type:** [More Information Needed]\n- **Carbon Emitted:** [More Information Needed]\n## Citation [optional]\n**BibTeX:**\n[More Information Needed]\n**APA:**\n',
			].join('\n\n'),
		));
	test('subsections count for the section above, unless they answer another need', () => {
		assertStated('# Evaluation\n## SQuAD\nF1 83', 'evaluation @ Evaluation:1');
		assertStated('# Uses\n## Out-of-scope use\nWar.', 'limits @ Out-of-scope use:2');
	});
	test('what follows a labelled line belongs to the section again', () =>
		assertStated(
			'## Uses\n**License:** MIT\n\nFor letters.',
			'intended-use @ Uses:1',
			'license @ License:2',
		));
	test('the row of a table', () =>
		assertStated(
			'| Property | Value |\n|---|---|\n| **License** | MIT |\n| Languages | German |',
			'license @ License:3',
			'languages @ Languages:4',
		));
	test('labels in plain words and in numbered lists', () =>
		assertStated('1. **License**: MIT\n2. Example: a dog', 'license @ License:1'));
	test('metadata goes before prose', () =>
		assertStated('---\nlicense: mit\n---\n# License\nMIT', 'license @ license:2'));
	const metadata: [string, string[]][] = [
		['license: ???', []],
		['license: unknown', []],
		['license: other', []],
		['license: other\nlicense_name: mine', ['license @ license:2']],
		['license:\n- \n- mit', ['license @ license:2']],
		['license: 7\nlanguage: [1]', []],
		['language:\n- en', ['languages @ language:2']],
		['datasets: []', []],
		['model-index:\n- name: a\n  results: []', []],
		[
			'model-index:\n- name: a\n  results:\n  - metrics:\n    - type: f1\n      value: 0.9',
			['evaluation @ model-index:2'],
		],
		['model-index: nonsense', []],
		['co2_eq_emissions: 12.5', ['emissions @ co2_eq_emissions:2']],
		['co2_eq_emissions: about 12 g', ['emissions @ co2_eq_emissions:2']],
		['co2_eq_emissions: unknown', []],
		[
			'co2_eq_emissions:\n  emissions: 3\n  hardware_used: 8 A100',
			['hardware @ co2_eq_emissions:2', 'emissions @ co2_eq_emissions:2'],
		],
	];
	for (const [yaml, expected] of metadata) {
		test(`metadata ${JSON.stringify(yaml)}`, () => assertStated(`---\n${yaml}\n---\n`, ...expected));
	}
	test('code that loads a model, and a BibTeX entry', () => {
		assertStated('```python\nimport a\nm = AutoModel.from_pretrained("a/b")\n```', 'how-to-use @ code:3');
		assertStated('```\n@misc{a, title={b}}\n```', 'citation @ code:2');
		assertStated('```\npip install a\n```\nAutoModel.from_pretrained("a/b")');
	});
	test('emissions need a figure', () => {
		assertStated('## Environmental Impact\n- **Hours used:** 12');
		assertStated(
			'## Environmental Impact\n- **Carbon Emitted:** 11250 kg CO2 eq.',
			'emissions @ Environmental Impact:1',
		);
	});
	test('whoever did not write the card disclaims nothing of the model', () =>
		assertStated('Disclaimer: The team did not write a model card for this model.'));
	test('each need has words', () => assert.equal(new Set(needs.map(needInWords)).size, needs.length));
});
