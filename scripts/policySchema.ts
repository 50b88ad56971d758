import { evaluationKeys } from '../src/core/decide/record/evaluationKeys';
import { decisionKeys } from '../src/core/decide/record/keys';
import { sizePattern } from '../src/core/decide/units';
import { licenseFamilies } from '../src/core/licenses/families';
import { hubLicenses } from '../src/core/licenses/licenses';
import { namedLicenses } from '../src/core/licenses/named';
import { lockKeys } from '../src/core/lock/keys';
import { type Keys, policyKeys, type Shape, type TextMeaning } from '../src/core/policy/keys';
import { rules } from '../src/core/rules';
import { ruleLevels } from '../src/core/rules/levels';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema of `weightwise.json`, as a text; everything in it stands in the table of keys and that of rules. */
export function toPolicySchema(): string {
	return written({
		title: 'Weightwise policy',
		description:
			'What a team has decided about the pre-trained models that its code loads. Made from src/core/policy/keys.ts by `npm run docs`.',
		...objectOf(policyKeys),
	});
}

/** The JSON schema of `.weightwise/decisions/*.json`, as a text. */
export function toDecisionSchema(): string {
	return written({
		title: 'Weightwise decision record',
		description:
			'Why a pre-trained model was chosen, and what was known of it then. Made from src/core/decide/record/keys.ts by `npm run docs`.',
		...objectOf(decisionKeys),
	});
}

/** The JSON schema of `.weightwise/evaluations/*.json`, as a text: one result, or a list of them. */
export function toEvaluationSchema(): string {
	// Programs that measure may write more than is read.
	const result = { ...objectOf(evaluationKeys), additionalProperties: true };
	return written({
		title: 'Weightwise evaluation',
		description:
			'What a model came to on your own data. Made from src/core/decide/record/evaluationKeys.ts by `npm run docs`.',
		definitions: { result },
		anyOf: [{ $ref: '#/definitions/result' }, { type: 'array', items: { $ref: '#/definitions/result' } }],
	});
}

/** The JSON schema of `weightwise.lock`, as a text. */
export function toLockSchema(): string {
	return written({
		title: 'Weightwise lock',
		description:
			'What the models that code loads were when somebody last looked: commits, files with their digests, licences. Made from src/core/lock/keys.ts by `npm run docs`.',
		...objectOf(lockKeys),
	});
}

function written(schema: Schema): string {
	const whole = {
		$schema: 'http://json-schema.org/draft-07/schema#',
		allowComments: true,
		allowTrailingCommas: true,
		...schema,
	};
	return `${JSON.stringify(whole, undefined, '\t')}\n`;
}

function objectOf(keys: Keys): Schema {
	const required = Object.entries(keys).flatMap(([name, key]) => (key.required ? [name] : []));
	return {
		type: 'object',
		properties: Object.fromEntries(
			Object.entries(keys).map(([name, { about, shape }]) => [
				name,
				{ ...described(about), ...schemaOf(shape) },
			]),
		),
		...(required.length > 0 ? { required } : {}),
		additionalProperties: false,
	};
}

/** The second one is for editors that show it with its marks. */
const described = (about: string): Schema => ({
	description: about.replaceAll('`', '"'),
	...(about.includes('`') ? { markdownDescription: about } : {}),
});

function schemaOf(shape: Shape): Schema {
	switch (shape.kind) {
		case 'text':
			return textOf(shape.as);
		case 'choice':
			return { type: 'string', enum: shape.values };
		case 'flag':
			return { type: 'boolean' };
		case 'list': {
			const list = { type: 'array', items: schemaOf(shape.of) };
			return shape.alone ? { anyOf: [schemaOf(shape.of), list] } : list;
		}
		case 'object':
			return objectOf(shape.keys);
		case 'levels':
			return {
				type: 'object',
				properties: Object.fromEntries(
					rules.map(({ id, severity, docs }) => [
						id,
						{ ...described(docs.when), enum: ruleLevels, default: severity },
					]),
				),
				additionalProperties: false,
			};
		case 'size':
			return { type: 'string', pattern: sizePattern, examples: ['500 MB', '2 GB'] };
		case 'count':
			return { type: 'integer', minimum: 1 };
		case 'number':
			return { type: 'number', ...(shape.least === undefined ? {} : { minimum: shape.least }) };
	}
}

function textOf(as: TextMeaning | undefined): Schema {
	const text = { type: 'string', minLength: 1 };
	switch (as) {
		case 'rule':
			return { ...text, enum: rules.map(({ id }) => id) };
		case 'licence':
			return { ...text, examples: licenceNames() };
		case 'model':
			return { ...text, examples: ['org/*', 'org/name'] };
		case 'files':
			return { ...text, examples: ['*.ipynb', 'notebooks/', 'src/**/*.py'] };
		case 'time':
			return { ...text, format: 'date-time', examples: ['2027-01-31T12:00:00Z'] };
		case 'optional':
			return { type: 'string' };
		case 'sha256':
			return { ...text, pattern: '^[0-9A-Fa-f]{64}$' };
		case 'git':
			return { ...text, pattern: '^[0-9a-f]{40}$' };
		case 'day':
			return { ...text, pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2027-01-31'] };
		case 'policy':
			return { ...text, pattern: '^(?![A-Za-z][A-Za-z0-9+.-]+:|/)', examples: ['../weightwise.json'] };
		default:
			return text;
	}
}

/** Families first; then every licence that the hub or its publishers define. */
function licenceNames(): string[] {
	const ids = [...hubLicenses(), ...namedLicenses()].map(({ spdx }) => spdx);
	const known = ids.filter((id) => id !== 'LicenseRef-other' && id !== 'LicenseRef-unknown');
	return [...new Set([...licenseFamilies, ...known.sort((a, b) => a.localeCompare(b, 'en'))])];
}
