import { once } from '../once';
import type { License } from './licenses';
import type { Terms } from './terms';

const nonCommercial: Terms = { commercial: 'no', redistribution: 'conditions', attribution: true };
const research: Terms = { ...nonCommercial, researchOnly: true };
const conditions: Terms = { commercial: 'conditions', redistribution: 'conditions', attribution: true };
const restricted: Terms = { ...conditions, useRestrictions: true };
const million = 1_000_000;

interface NamedLicense {
	/** As publishers write `license_name`, in lower case with hyphens; the first names the reference. */
	readonly names: readonly string[];
	readonly name: string;
	/** Absent: the terms differ between the models that carry this name, or are not certain. */
	readonly terms?: Terms;
	/** What `license_link` begins with, when the address is this licence's alone. */
	readonly link?: string;
}

/**
 * Licences that the hub has no id for: cards state `license: other` with one of these as `license_name`. Terms by the
 * publishers' own texts, and only what is certain.
 */
const rows: readonly NamedLicense[] = [
	{
		names: [
			'stabilityai-ai-community',
			'stabilityai-community',
			'stability-ai-community',
			'stability-ai-community-license',
			'stable-video-diffusion-community',
			'stable-audio-community',
		],
		name: 'Stability AI Community License Agreement',
		terms: {
			...restricted,
			display: 'Powered by Stability AI',
			cap: { amount: million, of: 'yearly revenue' },
		},
	},
	{
		names: ['stabilityai-nc-research-community', 'stabilityai-non-commercial-research-community'],
		name: 'Stability AI Non-Commercial Research Community License',
		terms: { ...nonCommercial, useRestrictions: true },
	},
	{
		names: [
			'flux-1-dev-non-commercial-license',
			'flux-dev-non-commercial-license',
			'flux-1-dev-non-commercial',
			'flux.1-dev-non-commercial-license',
		],
		name: 'FLUX.1 [dev] Non-Commercial License',
		terms: { ...nonCommercial, useRestrictions: true },
	},
	{
		names: ['tongyi-qianwen', 'tongyi-qianwen-license', 'tongyi-qianwen-license-agreement'],
		name: 'Tongyi Qianwen License Agreement',
		terms: { ...conditions, cap: { amount: 100 * million, of: 'monthly users' } },
	},
	{
		names: ['qwen', 'qwen-license', 'qwen-license-agreement'],
		name: 'Qwen License Agreement',
		terms: {
			...conditions,
			cap: { amount: 100 * million, of: 'monthly users' },
			clauses: { cap: 'section 4' },
		},
	},
	{
		names: ['qwen-research', 'qwen-research-license', 'tongyi-qianwen-research'],
		name: 'Qwen Research License Agreement',
		terms: research,
	},
	{
		names: ['mrl', 'mistral-research-license', 'mistral-ai-research-license', 'mistral-ai-research-licence'],
		name: 'Mistral AI Research License',
		terms: research,
		link: 'https://mistral.ai/licenses/MRL',
	},
	{
		names: ['mnpl', 'mistral-ai-non-production-license', 'mistral-ai-non-production-licence', 'mnpl-0.1'],
		name: 'Mistral AI Non-Production License',
		terms: nonCommercial,
		link: 'https://mistral.ai/licenses/MNPL',
	},
	{
		names: ['health-ai-developer-foundations', 'hai-def'],
		name: 'Health AI Developer Foundations Terms of Use',
		terms: restricted,
		link: 'https://developers.google.com/health-ai-developer-foundations/terms',
	},
	{
		names: ['lfm1.0', 'lfm-1.0', 'lfm-open-license-v1.0'],
		name: 'LFM Open License v1.0',
		terms: { ...conditions, changesMarked: true, cap: { amount: 10 * million, of: 'yearly revenue' } },
	},
	{
		names: ['nvidia-open-model-license', 'nvidia-open-model-license-agreement'],
		name: 'NVIDIA Open Model License Agreement',
		terms: conditions,
		link: 'https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license',
	},
	{
		names: ['deepseek', 'deepseek-license', 'deepseek-license-agreement'],
		name: 'DeepSeek License Agreement',
		terms: {
			commercial: 'yes',
			redistribution: 'conditions',
			attribution: true,
			useRestrictions: true,
			clauses: { use: 'attachment A' },
		},
	},
	{
		names: ['tencent-hunyuan-community', 'tencent-hunyuan-community-license-agreement'],
		name: 'Tencent Hunyuan Community License Agreement',
		terms: { ...restricted, cap: { amount: 100 * million, of: 'monthly users' } },
	},
	{
		names: ['databricks-open-model-license'],
		name: 'Databricks Open Model License',
		terms: { ...restricted, cap: { amount: 700 * million, of: 'monthly users' } },
		link: 'https://www.databricks.com/legal/open-model-license',
	},
	{
		names: ['bria-rmbg-1.4'],
		name: 'BRIA RMBG 1.4 License',
		terms: nonCommercial,
		link: 'https://bria.ai/bria-huggingface-model-license-agreement',
	},
	{
		names: ['falcon-llm-license', 'falcon-180b-license', 'tii-falcon-license'],
		name: 'TII Falcon LLM License',
	},
	{ names: ['exaone'], name: 'EXAONE AI Model License Agreement' },
	{ names: ['yi-license'], name: 'Yi Series Models License Agreement' },
	{ names: ['modified-mit'], name: 'Modified MIT License' },
	{ names: ['sai-nc-community'], name: 'SAI Non-Commercial Community License' },
];

/** Other names of licences that the hub does define. */
const hubIds: Readonly<Record<string, string>> = {
	'gemma-terms-of-use': 'gemma',
	'gemma-license': 'gemma',
	'llama-2-community-license': 'llama2',
	'llama-2-community-license-agreement': 'llama2',
	'meta-llama-3-community-license': 'llama3',
	'llama-3-community-license': 'llama3',
	'llama-3-community-license-agreement': 'llama3',
	'llama-3.1-community-license': 'llama3.1',
	'llama-3.1-community-license-agreement': 'llama3.1',
	'llama-3.2-community-license': 'llama3.2',
	'llama-3.3-community-license': 'llama3.3',
	'llama-4-community-license': 'llama4',
	'llama-4-community-license-agreement': 'llama4',
	'creativeml-open-rail-m': 'creativeml-openrail-m',
	'creativeml-open-rail-plus-plus-m': 'openrail++',
	'bigscience-bloom-rail-license': 'bigscience-bloom-rail-1.0',
	'bigscience-rail-license': 'bigscience-bloom-rail-1.0',
	'bigscience-open-rail-m': 'bigscience-openrail-m',
	'bigcode-open-rail-m': 'bigcode-openrail-m',
};

const links: readonly (readonly [begins: string, name: string])[] = [
	['https://ai.google.dev/gemma/terms', 'gemma-terms-of-use'],
	...rows.flatMap(({ link, names: [name] }): [string, string][] =>
		link !== undefined && name !== undefined ? [[link, name]] : [],
	),
];

const byName = once(
	() => new Map(rows.flatMap((row) => row.names.map((name): [string, NamedLicense] => [name, row]))),
);

/**
 * The licence behind a card's `license_name` (`Gemma Terms of Use`, `lfm1.0`), or else behind its `license_link`:
 * its id where the hub defines it, or the licence itself. Undefined for a name nobody here has read.
 */
export function namedLicense(
	name: string | undefined,
	link: string | undefined,
): { readonly id: string } | License | undefined {
	const key = name === undefined ? linkedName(link) : slugOf(name);
	if (key === undefined) {
		return undefined;
	}
	if (Object.hasOwn(hubIds, key)) {
		return { id: hubIds[key] as string };
	}
	const row = byName().get(key);
	const [id] = row?.names ?? [];
	return row && id !== undefined
		? { id, name: row.name, spdx: `LicenseRef-${id}`, ...(row.terms ? { terms: row.terms } : {}) }
		: undefined;
}

/** Every licence of the table, for tests and lists of choices. */
export const namedLicenses = once((): readonly License[] =>
	rows.flatMap(({ names: [id] }) => {
		const license = namedLicense(id, undefined);
		return license && 'spdx' in license ? [license] : [];
	}),
);

function linkedName(link: string | undefined): string | undefined {
	const address = link?.trim().slice(0, 500).toLowerCase();
	return address === undefined
		? undefined
		: links.find(([begins]) => address.startsWith(begins.toLowerCase()))?.[1];
}

function slugOf(name: string): string {
	return name
		.slice(0, 200)
		.trim()
		.toLowerCase()
		.replaceAll('++', '-plus-plus')
		.replace(/[^a-z0-9.]+/g, '-')
		.replace(/^-+|-+$/g, '');
}
